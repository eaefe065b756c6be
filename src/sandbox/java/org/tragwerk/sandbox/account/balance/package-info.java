/**
 * Stripe's balance, balance transactions and payouts.
 */
@NullMarked
package org.tragwerk.sandbox.account.balance;

import org.jspecify.annotations.NullMarked;
