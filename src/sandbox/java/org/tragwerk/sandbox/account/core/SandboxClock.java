package org.tragwerk.sandbox.account.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * The sandbox's clock: runs like a wall clock and can be advanced, never set back. During
 * an advance it already shows the destination, except to the thread that runs the tasks,
 * for which it shows the moment at which the task is due.
 */
public final class SandboxClock extends Clock {

	private final Clock wall;

	private final ThreadLocal<@Nullable Instant> replayed = new ThreadLocal<>();

	private volatile Duration ahead = Duration.ZERO;

	private volatile @Nullable ClockAdvance advance;

	private final List<ClockAdvance> advances = new CopyOnWriteArrayList<>();

	SandboxClock(Clock wall) {
		this.wall = wall;
	}

	@Override
	public Instant instant() {
		var moment = this.replayed.get();
		return (moment != null) ? moment : this.wall.instant().plus(this.ahead);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return fixed(instant(), zone);
	}

	/** Whether an advance is running. */
	public boolean isAdvancing() {
		return this.advance != null;
	}

	/** The running advance, null if there is none. */
	public @Nullable ClockAdvance advance() {
		return this.advance;
	}

	/** The advance that ended last, null if there is none. */
	public @Nullable ClockAdvance lastAdvance() {
		var ended = this.advances.stream().filter((one) -> one != this.advance).toList();
		return ended.isEmpty() ? null : ended.get(ended.size() - 1);
	}

	/** The time that this clock showed at a moment of the wall clock. */
	public Instant at(Instant moment) {
		var before = this.advances.stream().filter((one) -> !one.startedAt().isAfter(moment)).toList();
		if (before.isEmpty()) {
			return moment;
		}
		var last = before.get(before.size() - 1);
		return last.until().plus(Duration.between(last.startedAt(), moment));
	}

	/** Counts an event of the running advance. */
	void count(String type) {
		var advance = this.advance;
		if (advance != null) {
			advance.count(type);
		}
	}

	/** The time in Unix seconds. */
	long now() {
		return instant().getEpochSecond();
	}

	/**
	 * The Unix second until which all tasks have run: now, or the position of the running
	 * advance.
	 */
	public long reached() {
		var advance = this.advance;
		return (advance != null) ? advance.position().getEpochSecond() : now();
	}

	/** Starts an advance to a later moment. */
	void begin(Instant until) {
		var advance = new ClockAdvance(instant(), until);
		this.advances.add(advance);
		this.advance = advance;
		this.ahead = Duration.between(this.wall.instant(), until);
	}

	/** Ends the advance. */
	void end() {
		this.advance = null;
	}

	/** Runs a task at the moment it was due. */
	void runAt(Instant due, Runnable happening) {
		var advance = this.advance;
		this.replayed.set((advance != null) ? advance.moveTo(due) : instant());
		try {
			happening.run();
		}
		finally {
			this.replayed.remove();
		}
	}

}
