package org.tragwerk.sandbox;

import java.util.ArrayList;
import java.util.List;

import org.tragwerk.sandbox.account.StripeAccount;
import org.tragwerk.sandbox.api.RateLimits;
import org.tragwerk.sandbox.delivery.Deliveries;

/** The table of all addresses outside the API. */
final class ControlAddresses {

	private final List<Address> all = new ArrayList<>();

	private final RequestLog log = new RequestLog();

	ControlAddresses(StripeAccount stripe, Deliveries deliveries, Mailbox mailbox, RateLimits limits,
			FaultControl faults) {
		var account = stripe.account();
		var dashboard = stripe.dashboard();
		this.all.addAll(new CheckoutPages(stripe.checkout(), deliveries).addresses());
		this.all.addAll(new InvoicePages(stripe.billing().hostedInvoices(), deliveries).addresses());
		this.all.addAll(new PortalPages(stripe.portal().visits(), deliveries).addresses());
		this.all.addAll(new ClockControl(account.clock(), account.worker()).addresses());
		this.all.addAll(new AccountControl(account.settings()).addresses());
		this.all.addAll(new ObjectPages(dashboard, new ClockPanel(account.clock())).addresses());
		this.all.addAll(new DeliveryControl(dashboard, deliveries, this.log).addresses());
		this.all.addAll(new ScenarioControl(account.baseUrl()).addresses());
		this.all.addAll(new LimitControl(limits).addresses());
		this.all.addAll(faults.addresses());
		this.all.addAll(new MailboxPages(mailbox).addresses());
		this.all.addAll(new StaffPages().addresses());
		this.all.addAll(new FileAddress(dashboard).addresses());
		this.all.addAll(new Overview(account, dashboard, deliveries, faults).addresses());
	}

	List<Address> all() {
		return this.all;
	}

	RequestLog log() {
		return this.log;
	}

}
