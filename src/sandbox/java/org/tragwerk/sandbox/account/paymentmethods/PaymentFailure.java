package org.tragwerk.sandbox.account.paymentmethods;

/** Why a payment failed: Stripe's failure code, decline code and message. */
public record PaymentFailure(String code, String reason, String message) {

}
