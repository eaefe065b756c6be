package org.tragwerk.sandbox.account.checkout;

import org.jspecify.annotations.Nullable;

/**
 * The form of the hosted page: payment method, simulated outcome, and the payer's
 * details.
 */
public record CheckoutCompletion(String paymentMethod, String outcome, @Nullable String email, @Nullable String iban,
		@Nullable String card) {

	/** A successful payment. */
	public static CheckoutCompletion paid(String paymentMethod) {
		return new CheckoutCompletion(paymentMethod, "succeeded", null, null, null);
	}

}
