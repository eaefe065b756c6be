/**
 * Payment methods as Stripe renders them (cards, SEPA debits, PayPal) and their mandates.
 */
@NullMarked
package org.tragwerk.sandbox.account.paymentmethods;

import org.jspecify.annotations.NullMarked;
