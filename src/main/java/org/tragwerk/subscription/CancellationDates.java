package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;

/**
 * Calculates when a subscription can end, from its start, its interval and the end of the
 * current period.
 */
record CancellationDates(Instant startedAt, @Nullable Instant paidUntil, Interval interval) {

	/**
	 * The first period end after the month of the last debit.
	 */
	Instant endAfter(YearMonth lastDebit, ZoneId zone) {
		return new BillingPeriods(this.startedAt, this.interval.months()).firstEnd(this.startedAt,
				lastDebit.plusMonths(1).atDay(1), zone);
	}

	/**
	 * The end for a cancellation that is declared at that moment.
	 * @param earliest the day before which it must not end, null for none
	 * @param collecting whether the next debit is due at the end of the current period
	 */
	Instant nextEnd(Instant declaredAt, @Nullable LocalDate earliest, boolean collecting, ZoneId zone) {
		var today = declaredAt.atZone(zone).toLocalDate();
		var day = (earliest != null && earliest.isAfter(today)) ? earliest : today;
		if (this.paidUntil == null || !collecting && day.equals(today)) {
			return declaredAt;
		}
		return BillingPeriods.of(this.startedAt, this.paidUntil, this.interval).firstEnd(declaredAt, day, zone);
	}

}
