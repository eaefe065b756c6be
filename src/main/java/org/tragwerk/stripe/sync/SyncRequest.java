package org.tragwerk.stripe.sync;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.client.RequestPriority;

/**
 * A request to sync a customer.
 *
 * @param providerId Stripe's id of the customer, or of a payment whose customer is
 * unknown
 * @param priority how soon it has to be synced
 * @param objectId Stripe's id of the only changed object, null to fetch everything of the
 * customer
 * @param happenedAt when the object changed, null if {@code objectId} is
 */
public record SyncRequest(String providerId, RequestPriority priority, @Nullable String objectId,
		@Nullable Instant happenedAt) {

	/** A request to fetch everything of a customer. */
	public static SyncRequest full(String providerId, RequestPriority priority) {
		return new SyncRequest(providerId, priority, null, null);
	}

}
