package org.tragwerk.sandbox.account;

/** Why a debit failed, in Stripe's codes and a sentence. */
record PaymentFailure(String code, String reason, String message) {

}
