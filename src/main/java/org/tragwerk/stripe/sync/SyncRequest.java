package org.tragwerk.stripe.sync;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The customer to be fetched again.
 *
 * @param customerId the customer's id at Stripe
 * @param object what changed, null if only everything that the customer has answers it
 * @param happenedAt when that began
 */
public record SyncRequest(String customerId, @Nullable String object, @Nullable Instant happenedAt) {
}
