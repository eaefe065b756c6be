/**
 * Stripe's chapter on Checkout: sessions, the hosted page, and what becomes of a
 * completed session.
 */
@NullMarked
package org.tragwerk.sandbox.account.checkout;

import org.jspecify.annotations.NullMarked;
