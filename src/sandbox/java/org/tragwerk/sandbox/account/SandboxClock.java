package org.tragwerk.sandbox.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/** The sandbox's time: runs on like a wall clock, can be moved forward, never back. */
public final class SandboxClock extends Clock {

	private final Clock wall;

	private volatile Duration ahead = Duration.ZERO;

	private volatile @Nullable Instant stopped;

	SandboxClock(Clock wall) {
		this.wall = wall;
	}

	@Override
	public Instant instant() {
		var at = this.stopped;
		return (at != null) ? at : this.wall.instant().plus(this.ahead);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return fixed(instant(), zone);
	}

	/** Seconds since 1970, the way Stripe writes time. */
	long now() {
		return instant().getEpochSecond();
	}

	/** Stands still at this moment, or where it is if the moment has passed. */
	void stopAt(Instant moment) {
		var present = instant();
		this.stopped = moment.isAfter(present) ? moment : present;
	}

	void runOn() {
		this.stopped = null;
	}

	void runFrom(Instant instant) {
		this.ahead = Duration.between(this.wall.instant(), instant);
		this.stopped = null;
	}

}
