package org.tragwerk.sandbox.account.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * An advance of the clock from one moment to another, with its progress and the number of
 * events that it published.
 */
public final class ClockAdvance {

	private final Instant from;

	private final Instant until;

	private final Instant startedAt = Instant.now();

	private final Map<String, LongAdder> events = new ConcurrentHashMap<>();

	private volatile Instant position;

	ClockAdvance(Instant from, Instant until) {
		this.from = from;
		this.until = until;
		this.position = from;
	}

	public Instant from() {
		return this.from;
	}

	public Instant until() {
		return this.until;
	}

	/** The wall-clock time of its start. */
	public Instant startedAt() {
		return this.startedAt;
	}

	/** The number of events of a type that were published so far. */
	public long events(String type) {
		var count = this.events.get(type);
		return (count != null) ? count.sum() : 0;
	}

	void count(String type) {
		this.events.computeIfAbsent(type, (key) -> new LongAdder()).increment();
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
