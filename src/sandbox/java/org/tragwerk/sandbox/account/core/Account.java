package org.tragwerk.sandbox.account.core;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One Stripe account: its objects, its clock, and one line in which all changes happen.
 */
public final class Account {

	private final SandboxClock clock;

	private final IdGenerator ids;

	private final Agenda agenda = new Agenda();

	private final ObjectTables tables = new ObjectTables();

	private final AccountSettings settings = new AccountSettings();

	private final EventLog events;

	private final String baseUrl;

	private volatile List<EnabledEndpoint> endpoints = List.of();

	/** Fair, so that calls take turns with the happenings of an advance. */
	private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

	private final AgendaWorker worker;

	public Account(String baseUrl, @Nullable ReplaySettings replay, Consumer<Event> delivery) {
		this.baseUrl = baseUrl;
		this.clock = new SandboxClock(
				(replay != null) ? Clock.fixed(replay.from(), ZoneOffset.UTC) : Clock.systemUTC());
		this.ids = new IdGenerator((replay != null) ? new SplittableRandom(replay.seed()) : new SplittableRandom());
		this.events = new EventLog(this.ids, this.clock, delivery);
		this.worker = new AgendaWorker(this, this.agenda);
	}

	/** Where the sandbox answers, without a slash at the end. */
	public String baseUrl() {
		return this.baseUrl;
	}

	public SandboxClock clock() {
		return this.clock;
	}

	/** Seconds since 1970, the way Stripe writes time. */
	public long now() {
		return this.clock.now();
	}

	public AccountSettings settings() {
		return this.settings;
	}

	public EventLog events() {
		return this.events;
	}

	public ObjectTables tables() {
		return this.tables;
	}

	/** The table of a kind of object. */
	public <T extends StripeObject> Table<T> table(Class<T> type) {
		return this.tables.of(type);
	}

	/** An id that nobody else has: a prefix and so many letters and digits. */
	public String newId(String prefix, int length) {
		return this.ids.next(prefix, length);
	}

	/** Lets something happen at a second. */
	public void schedule(long second, Runnable happening) {
		this.agenda.at(second, happening);
	}

	/** Lets something happen that depends on whether an event has been delivered. */
	public void scheduleAfter(Event delivered, long second, Runnable happening) {
		this.agenda.after(delivered, second, happening);
	}

	/** Runs what is due as time goes by, and what lies on the way of an advance. */
	public AgendaWorker worker() {
		return this.worker;
	}

	/** The webhook endpoints that are enabled now; safe to ask from any thread. */
	public List<EnabledEndpoint> endpoints() {
		return this.endpoints;
	}

	/** Delivers to these endpoints from now on. */
	public void deliverTo(List<EnabledEndpoint> endpoints) {
		this.endpoints = endpoints;
	}

	/** Whether an endpoint wants events of this type. */
	public boolean hasEndpointFor(String type) {
		return this.endpoints.stream().anyMatch((endpoint) -> endpoint.wants(type));
	}

	/**
	 * Reads something beside others; alone as long as there are objects that are made
	 * only when somebody reads them.
	 */
	public <T> T read(Supplier<T> reading) {
		this.lock.readLock().lock();
		try {
			if (this.tables.history().isEmpty()) {
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
	public <T> Changed<T> change(EventTrigger cause, Supplier<T> change) {
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

	/** What a change answered and which events it caused. */
	public record Changed<T>(T result, List<Event> events) {

	}

}
