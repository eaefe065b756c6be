package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.tragwerk.money.Interval;

/**
 * The ends of a subscription's billing periods. They are counted from the anchor, so that
 * an anchor on the 31st is used again after a short month, and in UTC, as Stripe does.
 */
record BillingPeriods(Instant anchor, int months) {

	/**
	 * The periods of a subscription whose current period ends at {@code paidUntil}.
	 */
	static BillingPeriods of(Instant startedAt, Instant paidUntil, Interval interval) {
		var counted = new BillingPeriods(startedAt, interval.months());
		return counted.contain(paidUntil) ? counted : new BillingPeriods(paidUntil, interval.months());
	}

	/**
	 * The first period end after a moment whose date in the zone is not before that day.
	 */
	Instant firstEnd(Instant after, LocalDate notBefore, ZoneId zone) {
		return endsFrom(after)
			.filter((end) -> end.isAfter(after) && !end.atZone(zone).toLocalDate().isBefore(notBefore))
			.findFirst()
			.orElseThrow();
	}

	private boolean contain(Instant moment) {
		return endsFrom(moment).limit(3).anyMatch(moment::equals);
	}

	private Stream<Instant> endsFrom(Instant moment) {
		var elapsed = ChronoUnit.MONTHS.between(this.anchor.atZone(ZoneOffset.UTC), moment.atZone(ZoneOffset.UTC));
		return LongStream.iterate(Math.floorDiv(elapsed, this.months) - 1, (number) -> number + 1).mapToObj(this::end);
	}

	private Instant end(long number) {
		return this.anchor.atZone(ZoneOffset.UTC).plusMonths(number * this.months).toInstant();
	}

}
