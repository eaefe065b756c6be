package org.tragwerk.sandbox.account.core;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs what is due on the agenda, one happening at a time: as time goes by, and all that
 * lies on the way of an advance of the clock. Calls come in between two happenings.
 */
public final class AgendaWorker implements AutoCloseable {

	private static final long TICK_MILLIS = 200;

	private static final long FIRST_TRY_MILLIS = 2_000;

	private final Account account;

	private final SandboxClock clock;

	private final Agenda agenda;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		var thread = new Thread(task, "sandbox-clock");
		thread.setDaemon(true);
		return thread;
	});

	AgendaWorker(Account account, Agenda agenda) {
		this.account = account;
		this.clock = account.clock();
		this.agenda = agenda;
	}

	/** Begins to run what becomes due as time goes by. */
	public void start() {
		this.thread.scheduleWithFixedDelay(() -> runUntil(this.clock.now()), TICK_MILLIS, TICK_MILLIS,
				TimeUnit.MILLISECONDS);
	}

	/**
	 * Moves the clock to a later moment and returns at once, while everything due on the
	 * way happens at its own time.
	 * @return false if the clock is advancing already
	 * @throws IllegalArgumentException if the moment has passed
	 */
	public boolean advanceTo(Instant until) {
		return this.account.change(EventTrigger.ITSELF, () -> {
			if (this.clock.isAdvancing()) {
				return false;
			}
			if (until.isBefore(this.clock.instant())) {
				throw new IllegalArgumentException("The sandbox's clock only moves forward");
			}
			begin(until, () -> {
			});
			return true;
		}).result();
	}

	/** Begins an advance within a change, with something that is done on arrival. */
	public void begin(Instant until, Runnable arrival) {
		this.clock.begin(until);
		this.thread.execute(() -> replay(until, arrival));
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

	private void replay(Instant until, Runnable arrival) {
		runUntil(until.getEpochSecond());
		this.account.change(EventTrigger.ITSELF, () -> {
			this.clock.end();
			arrival.run();
			return until;
		});
	}

	private void runUntil(long second) {
		for (var more = true; more && !this.thread.isShutdown();) {
			var awaited = this.account.read(() -> this.agenda.toldBefore(second));
			if (awaited != null) {
				awaited.awaitFirstTry(FIRST_TRY_MILLIS);
			}
			more = runNext(second);
		}
	}

	private boolean runNext(long second) {
		try {
			return this.account.change(EventTrigger.ITSELF, () -> {
				var due = this.agenda.takeDue(second);
				if (due == null) {
					return false;
				}
				this.clock.runAt(Instant.ofEpochSecond(due.second()), due.happening());
				return true;
			}).result();
		}
		catch (RuntimeException ex) {
			ex.printStackTrace();
			return true;
		}
	}

}
