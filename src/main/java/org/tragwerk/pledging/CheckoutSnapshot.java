package org.tragwerk.pledging;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;

/**
 * The current state of a Checkout session at the provider.
 *
 * @param checkoutId the provider's id
 * @param paymentMethod the payment method, null if unknown
 */
public record CheckoutSnapshot(String checkoutId, State state, @Nullable PaymentMethodDetails paymentMethod) {

	/**
	 * The state of a Checkout session and its payment.
	 */
	public enum State {

		/** The reader has not paid. */
		OPEN,
		/** The reader agreed to a direct debit, which is pending. */
		PROCESSING,
		/** It is paid. */
		COMPLETED,
		/** The debit that the reader agreed to failed. */
		FAILED,
		/** The session expired unpaid. */
		EXPIRED

	}

}
