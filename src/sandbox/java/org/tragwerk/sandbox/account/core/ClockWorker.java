package org.tragwerk.sandbox.account.core;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs scheduled tasks one at a time, as they become due and during an advance of the
 * clock. API calls can run between two tasks.
 */
public final class ClockWorker implements AutoCloseable {

	private static final long TICK_MILLIS = 200;

	private static final long FIRST_ATTEMPT_MILLIS = 2_000;

	private final Account account;

	private final SandboxClock clock;

	private final ClockTasks tasks;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		var thread = new Thread(task, "sandbox-clock");
		thread.setDaemon(true);
		return thread;
	});

	ClockWorker(Account account, ClockTasks tasks) {
		this.account = account;
		this.clock = account.clock();
		this.tasks = tasks;
	}

	/** Starts to run tasks as they become due. */
	public void start() {
		this.thread.scheduleWithFixedDelay(() -> runUntil(this.clock.now()), TICK_MILLIS, TICK_MILLIS,
				TimeUnit.MILLISECONDS);
	}

	/**
	 * Starts an advance of the clock and returns immediately; each task that becomes due
	 * runs with the clock at its own moment.
	 * @return false if the clock is advancing already
	 * @throws IllegalArgumentException if the moment is in the past
	 */
	public boolean advanceTo(Instant until) {
		return this.account.change(EventTrigger.AUTOMATIC, () -> {
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

	/**
	 * Starts an advance from within a change; {@code arrival} runs when it has finished.
	 */
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
		this.account.change(EventTrigger.AUTOMATIC, () -> {
			this.clock.end();
			arrival.run();
			return until;
		});
	}

	private void runUntil(long second) {
		for (var more = true; more && !this.thread.isShutdown();) {
			var awaited = this.account.read(() -> this.tasks.awaitedBefore(second));
			if (awaited != null) {
				awaited.awaitFirstAttempt(FIRST_ATTEMPT_MILLIS);
			}
			more = runNext(second);
		}
	}

	private boolean runNext(long second) {
		try {
			return this.account.change(EventTrigger.AUTOMATIC, () -> {
				var due = this.tasks.pollDue(second);
				if (due == null) {
					return false;
				}
				this.clock.runAt(Instant.ofEpochSecond(due.second()), due.task());
				return true;
			}).result();
		}
		catch (RuntimeException ex) {
			ex.printStackTrace();
			return true;
		}
	}

}
