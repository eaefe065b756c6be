package org.tragwerk.stripe.sync;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is to be fetched again.
 *
 * @param providerId the customer at Stripe, or a payment whose customer is unknown
 * @param objectId the only object that changed, null to fetch all that the customer has
 * @param happenedAt when that happened
 */
public record SyncRequest(String providerId, @Nullable String objectId, @Nullable Instant happenedAt) {
}
