package org.tragwerk.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One seeded pledge.
 *
 * @param months months of an interval
 * @param paymentMethodType {@code sepa_debit}, {@code card} or {@code paypal}
 * @param endsAt when it ended or will end, null if it does not end
 */
record PastPledge(int index, long amountCents, int months, String paymentMethodType, Instant startedAt,
		@Nullable Instant endsAt) {

	/** The due dates of payments since a moment, up to now or the end. */
	Stream<Instant> collections(Instant since, Instant now) {
		var end = (this.endsAt != null && this.endsAt.isBefore(now)) ? this.endsAt : now;
		return IntStream.iterate(0, (step) -> this.boundary(step).isBefore(end), (step) -> step + 1)
			.mapToObj(this::boundary)
			.filter((due) -> !due.isBefore(since));
	}

	/** The end of the period that contains a moment. */
	Instant boundaryAfter(Instant moment) {
		return IntStream.iterate(1, (step) -> step + 1)
			.mapToObj(this::boundary)
			.filter((boundary) -> boundary.isAfter(moment))
			.findFirst()
			.orElseThrow();
	}

	boolean hasEnded(Instant now) {
		return this.endsAt != null && !this.endsAt.isAfter(now);
	}

	private Instant boundary(int step) {
		return this.startedAt.atOffset(ZoneOffset.UTC).plusMonths((long) step * this.months).toInstant();
	}

}
