package org.tragwerk.pledging;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;

/**
 * A Checkout session as just fetched from the provider.
 *
 * @param checkoutId the provider's id
 * @param paymentMethod how it is paid, as far as is known
 */
public record CheckoutSnapshot(String checkoutId, State state, @Nullable PaymentMethodDetails paymentMethod) {

	/**
	 * What became of the session and of its payment.
	 */
	public enum State {

		/** The reader has not paid. */
		OPEN,
		/** The reader agreed to a debit that takes days. */
		PROCESSING,
		/** It is paid. */
		COMPLETED,
		/** The debit that the reader agreed to failed. */
		FAILED,
		/** Nobody paid in time. */
		EXPIRED

	}

}
