package org.tragwerk.sandbox.account.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * The sandbox's time: runs on like a wall clock and can be advanced, never set back. An
 * advance takes the present to its destination at once; what lies on the way happens
 * afterwards at moments of its own, which only the thread that runs it sees.
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

	/** Whether something lies between here and the destination of an advance. */
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

	/**
	 * Until when everything has happened, in seconds: the present, or where an advance
	 * has come.
	 */
	public long reached() {
		var advance = this.advance;
		return (advance != null) ? advance.position().getEpochSecond() : now();
	}

	/** Moves the present to a later moment. */
	void begin(Instant until) {
		this.advance = new ClockAdvance(instant(), until);
		this.ahead = Duration.between(this.wall.instant(), until);
	}

	/** Everything until the destination has happened. */
	void end() {
		this.advance = null;
	}

	/** Runs something that was due at a moment, while time stands still for it. */
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
