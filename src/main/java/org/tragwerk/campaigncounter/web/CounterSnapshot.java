package org.tragwerk.campaigncounter.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The count for one campaign, as last read from the database.
 *
 * @param campaign its key
 * @param count the supporters, of all campaigns alike
 * @param version grows with every change of the count and of what the campaign says
 * @param asOf when the version last grew
 */
public record CounterSnapshot(String campaign, long count, long version, Instant asOf) {

	/** A smaller count could point at single people, so it is hidden. */
	static final long SMALLEST_VISIBLE = 100;

	/** The count, or {@code null} where it is too small to be shown. */
	@Nullable Long visibleCount() {
		return (this.count < SMALLEST_VISIBLE) ? null : this.count;
	}

}
