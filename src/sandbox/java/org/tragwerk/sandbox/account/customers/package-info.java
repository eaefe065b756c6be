/**
 * Stripe's chapter on customers, and how payment methods are attached to them.
 */
@NullMarked
package org.tragwerk.sandbox.account.customers;

import org.jspecify.annotations.NullMarked;
