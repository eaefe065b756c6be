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
 * The moments at which a period ends and the next debit would be due. They are counted
 * from the anchor, so that the 31st comes back after a short month, and in UTC, as the
 * provider does.
 */
record BillingPeriods(Instant anchor, int months) {

	/**
	 * The periods of a subscription that runs to a known end of the present one.
	 */
	static BillingPeriods of(Instant startedAt, Instant paidUntil, Interval interval) {
		var counted = new BillingPeriods(startedAt, interval.months());
		return counted.contain(paidUntil) ? counted : new BillingPeriods(paidUntil, interval.months());
	}

	/**
	 * The first end after that moment that is not before that day, as the zone has it.
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
