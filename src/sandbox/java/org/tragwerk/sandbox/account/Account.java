package org.tragwerk.sandbox.account;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.Route;

/**
 * One Stripe account: its objects, its clock, and one line in which all changes happen.
 */
public final class Account {

	final SandboxClock clock;

	final Ids ids;

	final Agenda agenda = new Agenda();

	final Tables tables;

	final Terms terms = new Terms();

	final EventLog events;

	final String baseUrl;

	volatile List<Listener> listeners = List.of();

	/** Fair, so that calls take turns with the happenings of an advance. */
	private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

	final Behaviour behaviour;

	final AgendaWorker worker;

	public Account(String baseUrl, @Nullable Replay replay, Consumer<Event> delivery) {
		this.baseUrl = baseUrl;
		this.tables = new Tables(baseUrl);
		this.clock = new SandboxClock(
				(replay != null) ? Clock.fixed(replay.from(), ZoneOffset.UTC) : Clock.systemUTC());
		this.ids = new Ids((replay != null) ? new SplittableRandom(replay.seed()) : new SplittableRandom());
		this.events = new EventLog(this.ids, this.clock, delivery);
		this.behaviour = new Behaviour(this);
		this.worker = new AgendaWorker(this);
	}

	public SandboxClock clock() {
		return this.clock;
	}

	/** What people and banks do, as opposed to the API. */
	public Controls controls() {
		return new Controls(this);
	}

	/** What customers do in the portal. */
	public PortalVisits portal() {
		return new PortalVisits(this);
	}

	/** Whether Stripe waits for an endpoint's answer to events of this type. */
	boolean isListenedTo(String type) {
		return this.listeners.stream().anyMatch((listener) -> listener.wants(type));
	}

	/** The webhook endpoints that are enabled now; safe to ask from any thread. */
	public List<Listener> listeners() {
		return this.listeners;
	}

	/** The table of all routes of the API. */
	public List<Route> routes() {
		var routes = new ArrayList<Route>();
		routes.addAll(new Searching(this).routes());
		routes.addAll(new Customers(this).routes());
		routes.addAll(new WebhookEndpoints(this).routes());
		routes.addAll(new PortalConfigurations(this).routes());
		routes.addAll(new PortalSessions(this).routes());
		routes.addAll(new Products(this).routes());
		routes.addAll(new Prices(this).routes());
		routes.addAll(new CheckoutSessions(this).routes());
		routes.addAll(new Subscriptions(this).routes());
		routes.addAll(new SubscriptionItems(this).routes());
		routes.addAll(new Payments(this).routes());
		routes.addAll(new PaymentMethods(this).routes());
		routes.addAll(new Invoices(this).routes());
		routes.addAll(new Schedules(this).routes());
		routes.addAll(new Refunds(this).routes());
		routes.addAll(new Disputes(this).routes());
		routes.addAll(new Payouts(this).routes());
		routes.addAll(new TestClocks(this).routes());
		routes.addAll(new Reports(this).routes());
		routes.addAll(new Accounts(this).routes());
		return routes;
	}

	/** Where expansion looks objects up. */
	public org.tragwerk.sandbox.api.Catalogue catalogue() {
		return new AccountCatalogue(this);
	}

	/**
	 * Reads something beside others; alone as long as there are objects that are made
	 * only when somebody reads them.
	 */
	public <T> T read(Supplier<T> reading) {
		this.lock.readLock().lock();
		try {
			if (this.tables.untold.isEmpty()) {
				return reading.get();
			}
		}
		finally {
			this.lock.readLock().unlock();
		}
		return readAlone(reading);
	}

	private <T> T readAlone(Supplier<T> reading) {
		this.lock.writeLock().lock();
		try {
			return reading.get();
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/** Changes something; the answer comes with the events that the change caused. */
	public <T> Changed<T> change(Cause cause, Supplier<T> change) {
		this.lock.writeLock().lock();
		try {
			this.events.begin(cause);
			var result = change.get();
			return new Changed<>(result, this.events.end());
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/** Runs what is due as time goes by, and what lies on the way when the clock advances. */
	public AgendaWorker worker() {
		return this.worker;
	}

	/** What a change answered and which events it caused. */
	public record Changed<T>(T result, List<Event> events) {

	}

}
