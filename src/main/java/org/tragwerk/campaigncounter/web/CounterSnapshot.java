package org.tragwerk.campaigncounter.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The count for one campaign, as last read from the database.
 *
 * @param campaign its key
 * @param count the number of supporters, the same for all campaigns
 * @param version increases with every change of the count or of the campaign's content
 * @param asOf when the version was last increased
 */
public record CounterSnapshot(String campaign, long count, long version, Instant asOf) {

	/** The smallest count that is shown; a smaller one could identify single people. */
	static final long MIN_VISIBLE = 100;

	/** The count, {@code null} if it is too small to be shown. */
	@Nullable Long visibleCount() {
		return (this.count < MIN_VISIBLE) ? null : this.count;
	}

}
