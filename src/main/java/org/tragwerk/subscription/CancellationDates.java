package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;

/**
 * How long a subscription runs: from its start, in periods, the present of which ends at
 * a known moment.
 */
record CancellationDates(Instant startedAt, @Nullable Instant paidUntil, Interval interval) {

	/** The end after which the first debit would be due that is in a later month. */
	Instant endAfter(YearMonth lastDebit, ZoneId zone) {
		return new BillingPeriods(this.startedAt, this.interval.months()).firstEnd(this.startedAt,
				lastDebit.plusMonths(1).atDay(1), zone);
	}

	/**
	 * The next end for who asks for it at that moment.
	 * @param earliest the day not to end before, if any
	 * @param collecting whether the next debit is to come when this period ends
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
