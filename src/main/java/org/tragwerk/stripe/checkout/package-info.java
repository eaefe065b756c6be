/**
 * Creates Stripe Checkout sessions and detects card testing.
 */
@NullMarked
package org.tragwerk.stripe.checkout;

import org.jspecify.annotations.NullMarked;
