package org.tragwerk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;

/**
 * The ends of a subscription's billing periods, or of its days. They are counted from the
 * anchor, so that an anchor on the 31st is used again after a short month, and in UTC, as
 * Stripe does.
 */
record BillingPeriods(Instant anchor, int length, ChronoUnit unit) {

	/** Stripe collects the payment of a period about an hour after the period began. */
	private static final Duration COLLECTION = Duration.ofHours(1);

	/** The periods of an interval from the anchor on. */
	static BillingPeriods of(Instant anchor, Interval interval) {
		return new BillingPeriods(anchor, interval.months(), ChronoUnit.MONTHS);
	}

	/**
	 * The periods of a subscription whose current period ends at {@code paidUntil}, null
	 * if that is not known: from its start on, or from then on if they were moved.
	 */
	static BillingPeriods of(Instant startedAt, @Nullable Instant paidUntil, Interval interval) {
		var counted = of(startedAt, interval);
		return (paidUntil == null || counted.contain(paidUntil)) ? counted : of(paidUntil, interval);
	}

	/** The days before and after that moment, which begin at its time of day. */
	static BillingPeriods days(Instant anchor) {
		return new BillingPeriods(anchor, 1, ChronoUnit.DAYS);
	}

	/** When the payment of a later period than the first is collected. */
	static Instant collectedAt(Instant begin) {
		return begin.plus(COLLECTION);
	}

	/** The beginnings of all periods, from the anchor on. */
	Stream<Instant> begins() {
		return LongStream.iterate(0, (number) -> number + 1).mapToObj(this::end);
	}

	/** The end of the period that begins at the anchor. */
	Instant firstEnd() {
		return end(1);
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
		var elapsed = this.unit.between(this.anchor.atZone(ZoneOffset.UTC), moment.atZone(ZoneOffset.UTC));
		return LongStream.iterate(Math.floorDiv(elapsed, this.length) - 1, (number) -> number + 1).mapToObj(this::end);
	}

	private Instant end(long number) {
		return this.anchor.atZone(ZoneOffset.UTC).plus(number * this.length, this.unit).toInstant();
	}

}
