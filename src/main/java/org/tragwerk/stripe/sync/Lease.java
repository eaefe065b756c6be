package org.tragwerk.stripe.sync;

/**
 * The right to work on a subject for a while. Whoever takes it over raises the fence, and
 * what is written under the old fence is refused.
 *
 * @param id the subject, a Stripe customer
 * @param dirty how often it had been marked when the lease was taken
 * @param fence grows with every lease
 * @param attempts failures since the last success
 * @param swept whether sweeps alone have marked it, and no notice
 */
public record Lease(String id, long dirty, long fence, int attempts, boolean swept) {
}
