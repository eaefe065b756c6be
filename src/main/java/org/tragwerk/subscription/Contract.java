package org.tragwerk.subscription;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A subscription as its member knows it.
 *
 * @param reference see {@link ContractReference}
 * @param endsAt the end, planned or past; null if none is known
 * @param over whether it has ended
 */
public record Contract(SubscriptionId id, String reference, Pledge pledge, Instant startedAt, @Nullable Instant endsAt,
		boolean over) {
}
