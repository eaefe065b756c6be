package org.tragwerk.subscription;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.Pledge;

/**
 * The details of a subscription that has begun.
 *
 * @param paidUntil end of the current billing period, when the next debit is due; null if
 * there is none
 * @param lastMonth the month of the last debit, null to go on until canceled
 * @param paymentMethod the payment method, null if unknown
 */
public record SubscriptionDetails(Pledge pledge, Instant startedAt, @Nullable Instant paidUntil,
		@Nullable YearMonth lastMonth, @Nullable PaymentMethodDetails paymentMethod) {

	/**
	 * The end by the last month that the member chose when pledging, empty if none was
	 * chosen.
	 */
	Optional<Instant> requestedEnd(ZoneId zone) {
		return Optional.ofNullable(this.lastMonth).map((month) -> cancellationDates().endAfter(month, zone));
	}

	/** The debits until the end that was chosen when pledging, if any. */
	public DebitSchedule debits(ZoneId zone) {
		return DebitSchedule.of(this, null, zone);
	}

	CancellationDates cancellationDates() {
		return new CancellationDates(this.startedAt, this.paidUntil, this.pledge.interval());
	}

}
