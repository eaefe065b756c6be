package org.tragwerk.stripe.sync.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * The time window of some changes, extended by 75 minutes before and 15 minutes after:
 * Stripe creates an invoice when a period begins and collects it about an hour later.
 */
record FetchWindow(Instant from, Instant to) {

	private static final Duration BEFORE = Duration.ofMinutes(75);

	private static final Duration AFTER = Duration.ofMinutes(15);

	static FetchWindow around(Collection<BulkLease> leases) {
		var times = leases.stream().map(BulkLease::happenedAt).sorted().toList();
		return new FetchWindow(times.get(0).minus(BEFORE), times.get(times.size() - 1).plus(AFTER));
	}

	long fromSecond() {
		return this.from.getEpochSecond();
	}

	long toSecond() {
		return this.to.getEpochSecond();
	}

}
