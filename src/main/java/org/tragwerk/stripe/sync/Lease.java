package org.tragwerk.stripe.sync;

/**
 * The right to sync a customer for a while. Whoever takes it over raises the fence, and
 * what is written under the old fence is refused.
 *
 * @param providerId the customer at Stripe, or a payment whose customer is unknown
 * @param dirty how often it had been marked when the lease was taken
 * @param fence grows with every lease
 * @param attempts failures since the last success
 * @param bySweep whether only sweeps have marked it, and no webhook event
 */
public record Lease(String providerId, long dirty, long fence, int attempts, boolean bySweep) {
}
