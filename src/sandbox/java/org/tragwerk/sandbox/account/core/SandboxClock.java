package org.tragwerk.sandbox.account.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * The sandbox's clock: runs like a wall clock and can be advanced, never set back. During
 * an advance {@code now} is the destination at once; tasks due on the way run at their
 * own moments, which only their thread sees.
 */
public final class SandboxClock extends Clock {

	private final Clock wall;

	private final ThreadLocal<@Nullable Instant> replayed = new ThreadLocal<>();

	private volatile Duration ahead = Duration.ZERO;

	private volatile @Nullable ClockAdvance advance;

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

	/** Whether an advance is under way. */
	public boolean isAdvancing() {
		return this.advance != null;
	}

	/** The advance under way, null if there is none. */
	public @Nullable ClockAdvance advance() {
		return this.advance;
	}

	/** Seconds since 1970, the way Stripe writes time. */
	long now() {
		return instant().getEpochSecond();
	}

	/** Until when all tasks have run, in seconds: now, or the position of an advance. */
	public long reached() {
		var advance = this.advance;
		return (advance != null) ? advance.position().getEpochSecond() : now();
	}

	/** Moves the present to a later moment. */
	void begin(Instant until) {
		this.advance = new ClockAdvance(instant(), until);
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
