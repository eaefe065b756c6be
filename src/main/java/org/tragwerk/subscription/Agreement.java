package org.tragwerk.subscription;

import java.time.Instant;
import java.time.YearMonth;

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
}
