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
 * A Stripe account: its objects, clock, events and settings. All changes are serialized
 * by one lock.
 */
public final class Account {

	private final SandboxClock clock;

	private final IdGenerator ids;

	private final ClockTasks tasks = new ClockTasks();

	private final ObjectTables tables = new ObjectTables();

	private final AccountSettings settings = new AccountSettings();

	private final EventLog events;

	private final String baseUrl;

	private volatile List<EnabledEndpoint> endpoints = List.of();

	/** Fair, so that calls take turns with the tasks of an advance. */
	private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

	private final ClockWorker worker;

	public Account(String baseUrl, @Nullable ReplaySettings replay, Consumer<Event> delivery) {
		this.baseUrl = baseUrl;
		this.clock = new SandboxClock(
				(replay != null) ? Clock.fixed(replay.from(), ZoneOffset.UTC) : Clock.systemUTC());
		this.ids = new IdGenerator((replay != null) ? new SplittableRandom(replay.seed()) : new SplittableRandom());
		this.events = new EventLog(this.ids, this.clock, delivery);
		this.worker = new ClockWorker(this, this.tasks);
	}

	/** The sandbox's base URL, without a slash at the end. */
	public String baseUrl() {
		return this.baseUrl;
	}

	public SandboxClock clock() {
		return this.clock;
	}

	/** The sandbox's time in Unix seconds. */
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

	/** A new id: the prefix followed by so many random letters and digits. */
	public String newId(String prefix, int length) {
		return this.ids.next(prefix, length);
	}

	/** Schedules a task at a Unix second of the sandbox's clock. */
	public void schedule(long second, Runnable task) {
		this.tasks.at(second, task);
	}

	/** Schedules a task that runs after the first delivery attempt of an event. */
	public void scheduleAfter(Event awaited, long second, Runnable task) {
		this.tasks.after(awaited, second, task);
	}

	/** Runs the scheduled tasks. */
	public ClockWorker worker() {
		return this.worker;
	}

	/** The enabled webhook endpoints; thread-safe. */
	public List<EnabledEndpoint> endpoints() {
		return this.endpoints;
	}

	/** Sets the enabled webhook endpoints. */
	public void deliverTo(List<EnabledEndpoint> endpoints) {
		this.endpoints = endpoints;
	}

	/** Whether an endpoint is subscribed to events of this type. */
	public boolean hasEndpointFor(String type) {
		return this.endpoints.stream().anyMatch((endpoint) -> endpoint.wants(type));
	}

	/**
	 * Reads the account under the shared lock; under the exclusive lock while there are
	 * seeded objects that reading would create.
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

	/**
	 * Changes the account under the exclusive lock, and returns the result with the
	 * published events.
	 */
	public <T> Changed<T> change(EventTrigger trigger, Supplier<T> change) {
		this.lock.writeLock().lock();
		try {
			this.events.begin(trigger);
			var result = change.get();
			return new Changed<>(result, this.events.end());
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/** The result of a change and its events. */
	public record Changed<T>(T result, List<Event> events) {

	}

}
