package org.tragwerk.sandbox;

import java.util.ArrayList;
import java.util.List;

import org.tragwerk.sandbox.account.StripeAccount;
import org.tragwerk.sandbox.api.RateLimits;
import org.tragwerk.sandbox.delivery.WebhookDeliveries;

/** All routes outside the API. */
final class PageRoutes {

	private final List<PageRoute> all = new ArrayList<>();

	private final RequestLog log = new RequestLog();

	private final SiteLinks links = new SiteLinks();

	PageRoutes(StripeAccount stripe, WebhookDeliveries deliveries, Mailbox mailbox, RateLimits limits,
			FaultControl faults) {
		var account = stripe.account();
		var dashboard = stripe.dashboard();
		this.all.addAll(new CheckoutPages(stripe.checkout(), account.settings(), deliveries).routes());
		this.all.addAll(new InvoicePages(stripe.billing().hostedInvoices(), deliveries).routes());
		this.all.addAll(new PortalPages(stripe.portal().actions(), deliveries).routes());
		this.all.addAll(new ClockControl(account.clock(), account.worker()).routes());
		this.all.addAll(new AccountSettingsControl(account.settings()).routes());
		this.all.addAll(new ObjectPages(dashboard, account.clock()).routes());
		this.all.addAll(new DeliveryControl(dashboard, deliveries).routes());
		this.all.addAll(new EventPages(dashboard).routes());
		this.all.addAll(new RequestPages(this.log).routes());
		this.all.addAll(new ScenarioControl(account.baseUrl()).routes());
		this.all.addAll(new RateLimitControl(limits).routes());
		this.all.addAll(faults.routes());
		this.all.addAll(new MailboxPages(mailbox, account.clock()).routes());
		this.all.addAll(new StaffPages().routes());
		this.all.addAll(new FileContents(dashboard).routes());
		this.all.addAll(new OverviewPage(stripe, deliveries, mailbox, faults, this.links).routes());
	}

	List<PageRoute> all() {
		return this.all;
	}

	SiteLinks links() {
		return this.links;
	}

	RequestLog log() {
		return this.log;
	}

}
