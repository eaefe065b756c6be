package org.tragwerk.stripe.sync;

/**
 * The exclusive right to sync a customer for a limited time. Each new lease has a higher
 * fencing token, and writes with an older one are rejected.
 *
 * @param providerId Stripe's id of the customer, or of a payment whose customer is
 * unknown
 * @param dirty the number of times the customer had been marked when the lease was taken
 * @param fence the fencing token, which increases with every lease of the customer
 * @param attempts the number of failures since the last successful sync
 * @param bySweep whether only sweeps have marked the customer, and no webhook event
 */
public record Lease(String providerId, long dirty, long fence, int attempts, boolean bySweep) {
}
