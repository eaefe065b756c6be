package org.tragwerk.campaigncounter;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The maintained row as one node saw it.
 */
record Reading(String key, long count, long version, Instant asOf) {

	/** Fewer supporters than this are nobody's business. */
	static final long SMALLEST_SHOWN = 100;

	/** Understands the line that {@link CounterTable#LINE} makes of a row. */
	static Reading of(String line) {
		var parts = line.split(" ");
		return new Reading(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]),
				Instant.ofEpochSecond(Long.parseLong(parts[3])));
	}

	@Nullable Long shown() {
		return (this.count < SMALLEST_SHOWN) ? null : this.count;
	}

}
