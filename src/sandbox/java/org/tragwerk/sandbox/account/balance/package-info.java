/**
 * Stripe's chapters on the balance, its transactions and payouts.
 */
@NullMarked
package org.tragwerk.sandbox.account.balance;

import org.jspecify.annotations.NullMarked;
