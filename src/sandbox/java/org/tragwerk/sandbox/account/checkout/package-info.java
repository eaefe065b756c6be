/**
 * Stripe Checkout: sessions, the hosted page, and the objects that a completed session
 * creates.
 */
@NullMarked
package org.tragwerk.sandbox.account.checkout;

import org.jspecify.annotations.NullMarked;
