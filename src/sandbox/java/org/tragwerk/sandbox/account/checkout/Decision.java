package org.tragwerk.sandbox.account.checkout;

import org.jspecify.annotations.Nullable;

/**
 * What a payer does in front of a hosted page: with what, how it turns out, and what was
 * typed in.
 */
public record Decision(String paymentMethod, String outcome, @Nullable String email, @Nullable String iban,
		@Nullable String card) {

	/** The payer pays, and all is well. */
	public static Decision pays(String paymentMethod) {
		return new Decision(paymentMethod, "succeeded", null, null, null);
	}

}
