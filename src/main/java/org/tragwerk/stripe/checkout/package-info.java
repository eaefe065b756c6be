/**
 * Opens Stripe Checkout and watches for card testing.
 */
@NullMarked
package org.tragwerk.stripe.checkout;

import org.jspecify.annotations.NullMarked;
