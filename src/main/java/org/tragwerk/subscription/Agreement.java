package org.tragwerk.subscription;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a member whose subscription has begun.
 *
 * @param paidUntil when the next debit is due, as the provider says
 * @param lastMonth the month of the last debit wished for, null to go on until canceled
 * @param means how it is paid, as far as is known
 */
public record Agreement(Pledge pledge, Instant startedAt, @Nullable Instant paidUntil, @Nullable YearMonth lastMonth,
		@Nullable Means means) {

	/** The end that the member wished for from the start. */
	Optional<Instant> wishedEnd(ZoneId zone) {
		return Optional.ofNullable(this.lastMonth).map((month) -> term().endAfter(month, zone));
	}

	Term term() {
		return new Term(this.startedAt, this.paidUntil, this.pledge.interval());
	}

}
