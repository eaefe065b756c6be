package org.tragwerk.sandbox;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.StripeAccount;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.seeding.SeededGift;
import org.tragwerk.sandbox.account.seeding.SeededPledge;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;
import org.tragwerk.sandbox.account.seeding.Seeding;
import org.tragwerk.sandbox.api.ApiServer;
import org.tragwerk.sandbox.api.RouteFaults;
import org.tragwerk.sandbox.delivery.Deliveries;
import org.tragwerk.sandbox.delivery.DeliveryFaults;
import org.tragwerk.sandbox.delivery.Target;
import org.tragwerk.sandbox.http.WebServer;

/**
 * A running Stripe to try things against: API, hosted pages, deliveries, control
 * addresses and a mailbox.
 */
public final class StripeSandbox implements AutoCloseable {

	private final Account account;

	private final Seeding seeding;

	private final Deliveries deliveries;

	private final Mailbox mailbox;

	private final WebServer server;

	private StripeSandbox(Settings settings) {
		this.server = new WebServer(settings.port());
		var deliveryFaults = new DeliveryFaults();
		this.deliveries = new Deliveries(new Target(null, settings.secrets()), deliveryFaults);
		this.account = new Account(url(), settings.replay(), this.deliveries::accept);
		this.deliveries.heed(this.account::endpoints);
		this.mailbox = new Mailbox(settings.smtpPort());
		var stripe = new StripeAccount(this.account);
		this.seeding = new Seeding(this.account, stripe.billing());
		var routeFaults = new RouteFaults();
		var api = new ApiServer(stripe.routes(), stripe.catalogue(),
				new AccountExecution(this.account, stripe.checkout(), this.deliveries), routeFaults,
				(settings.replay() != null) ? settings.replay().seed() : System.nanoTime());
		var addresses = new ControlAddresses(stripe, this.deliveries, this.mailbox, api.limits(),
				new FaultControl(routeFaults, deliveryFaults));
		this.server.start(new FrontDoor(api, addresses.all(), addresses.log())::handle);
		this.account.worker().start();
	}

	public static StripeSandbox start(Settings settings) {
		return new StripeSandbox(settings);
	}

	/** Where the API answers, the value for {@code setApiBase}. */
	public String url() {
		return "http://localhost:" + this.server.port();
	}

	public int smtpPort() {
		return this.mailbox.port();
	}

	/** The sandbox's time; safe to read from any thread, and it follows every advance. */
	public Clock clock() {
		return this.account.clock();
	}

	/** Sends deliveries to this address from now on, nowhere if it is null. */
	public void deliverTo(@Nullable String url) {
		this.deliveries
			.deliverTo(new Target((url != null) ? URI.create(url) : null, this.deliveries.target().secrets()));
	}

	public void createProduct(String id, String name) {
		this.seeding.product(id, name);
	}

	/**
	 * Puts customers with one subscription each into the past, without events, and what
	 * was collected from them since a moment.
	 */
	public List<SeededSubscription> seed(List<SeededPledge> pledges, Instant since) {
		return seed(pledges, List.of(), since);
	}

	/** The same, and others who gave once. */
	public List<SeededSubscription> seed(List<SeededPledge> pledges, List<SeededGift> gifts, Instant since) {
		return this.seeding.add(pledges, gifts, since);
	}

	@Override
	public void close() {
		this.account.worker().close();
		this.server.close();
		this.deliveries.close();
		this.mailbox.close();
	}

}
