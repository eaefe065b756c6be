/**
 * Fetches the present state of each Stripe customer that changed and writes it under a
 * fence.
 */
@NullMarked
package org.tragwerk.stripe.sync;

import org.jspecify.annotations.NullMarked;
