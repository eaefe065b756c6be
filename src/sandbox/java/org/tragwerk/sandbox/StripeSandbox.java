package org.tragwerk.sandbox;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.StripeAccount;
import org.tragwerk.sandbox.account.dashboard.Dashboard;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.seeding.SeededGift;
import org.tragwerk.sandbox.account.seeding.SeededPledge;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;
import org.tragwerk.sandbox.account.seeding.HistorySeeder;
import org.tragwerk.sandbox.api.ApiServer;
import org.tragwerk.sandbox.api.RouteFaults;
import org.tragwerk.sandbox.delivery.WebhookDeliveries;
import org.tragwerk.sandbox.delivery.DeliveryFaults;
import org.tragwerk.sandbox.delivery.WebhookTarget;
import org.tragwerk.sandbox.http.WebServer;

/** A running sandbox: API, hosted pages, deliveries, control addresses and mailbox. */
public final class StripeSandbox implements AutoCloseable {

	private final Account account;

	private final HistorySeeder seeding;

	private final WebhookDeliveries deliveries;

	private final Mailbox mailbox;

	private final WebServer server;

	private final SiteLinks links;

	private final Dashboard dashboard;

	private StripeSandbox(SandboxSettings settings) {
		this.server = new WebServer(settings.port());
		var deliveryFaults = new DeliveryFaults();
		this.deliveries = new WebhookDeliveries(new WebhookTarget(null, settings.secrets()), deliveryFaults);
		this.account = new Account(url(), settings.replay(), this.deliveries::accept);
		this.deliveries.useEndpoints(this.account::endpoints);
		this.mailbox = new Mailbox(settings.smtpPort());
		var stripe = new StripeAccount(this.account);
		this.seeding = new HistorySeeder(this.account, stripe.billing());
		var routeFaults = new RouteFaults();
		var api = new ApiServer(stripe.routes(), stripe.catalogue(),
				new AccountExecution(this.account, stripe.checkout(), this.deliveries), routeFaults,
				(settings.replay() != null) ? settings.replay().seed() : System.nanoTime());
		var pages = new PageRoutes(stripe, this.deliveries, this.mailbox, api.limits(),
				new FaultControl(routeFaults, deliveryFaults));
		this.links = pages.links();
		this.dashboard = stripe.dashboard();
		this.server.start(new RequestRouter(api, pages.all(), pages.log())::handle);
		this.account.worker().start();
	}

	public static StripeSandbox start(SandboxSettings settings) {
		return new StripeSandbox(settings);
	}

	/** The base URL of the API, for {@code setApiBase} of stripe-java. */
	public String url() {
		return "http://localhost:" + this.server.port();
	}

	public int smtpPort() {
		return this.mailbox.port();
	}

	/** The sandbox's clock; thread-safe. */
	public Clock clock() {
		return this.account.clock();
	}

	/** Sets the URL that receives deliveries from now on; null stops deliveries. */
	public void deliverTo(@Nullable String url) {
		this.deliveries
			.deliverTo(new WebhookTarget((url != null) ? URI.create(url) : null, this.deliveries.target().secrets()));
	}

	/**
	 * Names the account, as its hosted pages show it, and links the pages of its site.
	 */
	public void describeSite(String name, String article, String form) {
		this.account.settings().set("display_name", name);
		this.links.set(article, form);
	}

	public void createProduct(String id, String name) {
		this.seeding.product(id, name);
	}

	/**
	 * Seeds customers with one subscription each and their payments since a moment,
	 * without publishing events.
	 */
	public List<SeededSubscription> seed(List<SeededPledge> pledges, Instant since) {
		return seed(pledges, List.of(), since);
	}

	/**
	 * Seeds customers with one subscription each, customers with a single gift, and their
	 * payments since a moment, without publishing events.
	 */
	public List<SeededSubscription> seed(List<SeededPledge> pledges, List<SeededGift> gifts, Instant since) {
		return this.seeding.add(pledges, gifts, since);
	}

	/** Lets the bank refuse all payments of a subscription from now on. */
	public void failPayments(String subscription) {
		this.dashboard.perform(subscription, "fail_next_payment", Map.of("times", "0"));
	}

	@Override
	public void close() {
		this.account.worker().close();
		this.server.close();
		this.deliveries.close();
		this.mailbox.close();
	}

}
