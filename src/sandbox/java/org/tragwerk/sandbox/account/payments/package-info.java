/**
 * Stripe's payment intents, setup intents, charges, refunds and disputes.
 */
@NullMarked
package org.tragwerk.sandbox.account.payments;

import org.jspecify.annotations.NullMarked;
