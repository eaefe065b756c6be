package org.tragwerk.subscription;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.Pledge;

/**
 * What was agreed with a member whose subscription has begun.
 *
 * @param paidUntil when the next debit is due, as the provider says
 * @param lastMonth the month of the last debit, null to go on until canceled
 * @param paymentMethod how it is paid, as far as is known
 */
public record SubscriptionDetails(Pledge pledge, Instant startedAt, @Nullable Instant paidUntil,
		@Nullable YearMonth lastMonth, @Nullable PaymentMethodDetails paymentMethod) {

	/** The end that the member asked for at the start. */
	Optional<Instant> requestedEnd(ZoneId zone) {
		return Optional.ofNullable(this.lastMonth).map((month) -> cancellationDates().endAfter(month, zone));
	}

	CancellationDates cancellationDates() {
		return new CancellationDates(this.startedAt, this.paidUntil, this.pledge.interval());
	}

}
