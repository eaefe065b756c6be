package org.tragwerk.sandbox.account;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.Route;

/**
 * One Stripe account: its objects, its clock, and one line in which all changes happen.
 */
public final class Account {

	private static final long PATIENCE_MILLIS = 2_000;

	final SandboxClock clock;

	final Ids ids;

	final Agenda agenda = new Agenda();

	final Tables tables;

	final Terms terms = new Terms();

	final EventLog events;

	final String baseUrl;

	volatile List<Listener> listeners = List.of();

	private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

	private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

	private final ReentrantLock travelling = new ReentrantLock();

	final Behaviour behaviour;

	public Account(String baseUrl, @Nullable Replay replay, Consumer<Event> delivery) {
		this.baseUrl = baseUrl;
		this.tables = new Tables(baseUrl);
		this.clock = new SandboxClock(
				(replay != null) ? Clock.fixed(replay.from(), ZoneOffset.UTC) : Clock.systemUTC());
		this.ids = new Ids((replay != null) ? new SplittableRandom(replay.seed()) : new SplittableRandom());
		this.events = new EventLog(this.ids, this.clock, delivery);
		this.behaviour = new Behaviour(this);
	}

	public Clock clock() {
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

	/** Does something outside the change that asked for it, soon. */
	void later(Runnable work) {
		this.waiting.add(work);
	}

	/** Does what was left for later, and what has become due in the meantime. */
	public void catchUp() {
		for (var work = this.waiting.poll(); work != null; work = this.waiting.poll()) {
			work.run();
		}
		if (this.travelling.tryLock()) {
			try {
				happenUntil(this.clock.now());
			}
			finally {
				this.clock.runOn();
				this.travelling.unlock();
			}
		}
	}

	/** Moves the clock; everything due on the way happens at its own time. */
	public void travelTo(Instant destination) {
		this.travelling.lock();
		try {
			if (destination.isBefore(this.clock.instant())) {
				throw new IllegalArgumentException("The sandbox's clock only moves forward");
			}
			happenUntil(destination.getEpochSecond());
			this.clock.runFrom(destination);
		}
		finally {
			this.clock.runOn();
			this.travelling.unlock();
		}
	}

	private void happenUntil(long second) {
		for (var more = true; more;) {
			var told = read(() -> this.agenda.toldBefore(second));
			if (told != null) {
				told.awaitFirstTry(PATIENCE_MILLIS);
			}
			more = change(Cause.ITSELF, () -> happenNext(second)).result();
		}
	}

	private boolean happenNext(long second) {
		var due = this.agenda.takeDue(second);
		if (due == null) {
			return false;
		}
		this.clock.stopAt(Instant.ofEpochSecond(due.second()));
		due.happening().run();
		return true;
	}

	/** What a change answered and which events it caused. */
	public record Changed<T>(T result, List<Event> events) {

	}

}
