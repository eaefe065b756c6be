package org.tragwerk.sandbox.account.paymentmethods;

/** Why a debit failed, in Stripe's codes and a sentence. */
public record PaymentFailure(String code, String reason, String message) {

}
