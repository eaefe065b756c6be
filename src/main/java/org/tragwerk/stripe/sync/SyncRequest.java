package org.tragwerk.stripe.sync;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A request to sync a customer.
 *
 * @param providerId Stripe's id of the customer, or of a payment whose customer is
 * unknown
 * @param objectId Stripe's id of the only changed object, null to fetch everything of the
 * customer
 * @param happenedAt when the object changed, null if {@code objectId} is
 */
public record SyncRequest(String providerId, @Nullable String objectId, @Nullable Instant happenedAt) {
}
