/**
 * Stripe's customers, and the attaching of payment methods to them.
 */
@NullMarked
package org.tragwerk.sandbox.account.customers;

import org.jspecify.annotations.NullMarked;
