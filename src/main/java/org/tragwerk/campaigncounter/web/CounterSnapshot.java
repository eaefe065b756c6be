package org.tragwerk.campaigncounter.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The count for one campaign, as last read from the database.
 *
 * @param version grows with every change of the count
 */
public record CounterSnapshot(String campaign, long count, long version, Instant asOf) {

	/** A smaller count could point at single people, so it is hidden. */
	static final long SMALLEST_VISIBLE = 100;

	@Nullable Long visibleCount() {
		return (this.count < SMALLEST_VISIBLE) ? null : this.count;
	}

}
