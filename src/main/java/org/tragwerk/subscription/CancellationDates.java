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
	 * The end of the last period whose payment is collected in that month or before.
	 */
	Instant endAfter(YearMonth lastDebit, ZoneId zone) {
		return BillingPeriods.of(this.startedAt, this.interval)
			.begins()
			.skip(1)
			.filter((begin) -> DebitSchedule.monthOf(begin, zone).isAfter(lastDebit))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * The end of a period for a cancellation that is declared at that moment.
	 * @param earliest the day before which it must not end, null for none
	 * @param collecting whether the next debit is due at the end of the current period
	 */
	Instant nextEnd(Instant declaredAt, @Nullable LocalDate earliest, boolean collecting, ZoneId zone) {
		var today = day(declaredAt, zone);
		var day = later(today, earliest);
		if (this.paidUntil == null || !collecting && day.equals(today)) {
			return declaredAt;
		}
		return BillingPeriods.of(this.startedAt, this.paidUntil, this.interval).firstEnd(declaredAt, day, zone);
	}

	/**
	 * The end for a cancellation that is declared at that moment, if a contract whose
	 * first period is over can be ended within a month (§ 309 no. 9 BGB): at the end of a
	 * day, unless the period ends before.
	 * @param earliest the day before which it must not end, null for none
	 * @param collecting whether the next debit is due at the end of the current period
	 */
	Instant nextEndWithinAMonth(Instant declaredAt, @Nullable LocalDate earliest, boolean collecting, ZoneId zone) {
		var end = nextEnd(declaredAt, earliest, collecting, zone);
		if (this.paidUntil == null || this.interval.months() == 1) {
			return end;
		}
		var day = later(day(declaredAt, zone).plusMonths(1), earliest);
		var within = BillingPeriods.days(this.paidUntil).firstEnd(declaredAt, day, zone);
		var firstEnd = BillingPeriods.of(this.startedAt, this.interval).firstEnd();
		return earlier(end, within.isBefore(firstEnd) ? firstEnd : within);
	}

	private static LocalDate day(Instant moment, ZoneId zone) {
		return moment.atZone(zone).toLocalDate();
	}

	private static LocalDate later(LocalDate day, @Nullable LocalDate other) {
		return (other != null && other.isAfter(day)) ? other : day;
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

}
