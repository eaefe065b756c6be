package org.tragwerk.sandbox.account.core;

import java.time.Duration;
import java.time.Instant;

/** An advance of the clock from one moment to another, with its progress. */
public final class ClockAdvance {

	private final Instant from;

	private final Instant until;

	private volatile Instant position;

	ClockAdvance(Instant from, Instant until) {
		this.from = from;
		this.until = until;
		this.position = from;
	}

	public Instant until() {
		return this.until;
	}

	/** The moment until which all tasks have run. */
	public Instant position() {
		return this.position;
	}

	/** The progress from 0 to 1. */
	public double progress() {
		var whole = Duration.between(this.from, this.until).toMillis();
		return (whole > 0) ? (double) Duration.between(this.from, this.position).toMillis() / whole : 1;
	}

	/**
	 * Moves the position forward to a moment; a moment before the position has no effect.
	 */
	Instant moveTo(Instant moment) {
		this.position = moment.isAfter(this.position) ? moment : this.position;
		return this.position;
	}

}
