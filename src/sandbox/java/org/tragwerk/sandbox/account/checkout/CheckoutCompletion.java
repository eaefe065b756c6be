package org.tragwerk.sandbox.account.checkout;

import org.jspecify.annotations.Nullable;

/**
 * What a payer submits on the hosted page: payment method, outcome, and the details typed
 * in.
 */
public record CheckoutCompletion(String paymentMethod, String outcome, @Nullable String email, @Nullable String iban,
		@Nullable String card) {

	/** The payer pays, and all is well. */
	public static CheckoutCompletion paid(String paymentMethod) {
		return new CheckoutCompletion(paymentMethod, "succeeded", null, null, null);
	}

}
