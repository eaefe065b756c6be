/**
 * Fetches the current state of each changed Stripe customer and writes it with the
 * fencing token of a lease.
 */
@NullMarked
package org.tragwerk.stripe.sync;

import org.jspecify.annotations.NullMarked;
