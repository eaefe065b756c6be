package org.tragwerk.stripe.sync;

import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.client.RequestPriority;

/**
 * The exclusive right to sync a customer for a limited time. Each new lease has a higher
 * fencing token, and writes with an older one are rejected.
 *
 * @param providerId Stripe's id of the customer, or of a payment whose customer is
 * unknown
 * @param dirty the number of times the customer had been marked when the lease was taken
 * @param done the number of marks that the last successful sync covered
 * @param fence the fencing token, which increases with every lease of the customer
 * @param attempts the number of failures since the last successful sync
 * @param priority the highest priority of the marks
 * @param sweep the sweep that marked the customer, null if a webhook event or reader did
 */
public record Lease(String providerId, long dirty, long done, long fence, int attempts, RequestPriority priority,
		@Nullable String sweep) {
}
