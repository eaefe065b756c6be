/**
 * Stripe's products and prices.
 */
@NullMarked
package org.tragwerk.sandbox.account.products;

import org.jspecify.annotations.NullMarked;
