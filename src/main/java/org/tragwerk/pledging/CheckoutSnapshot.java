package org.tragwerk.pledging;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;

/**
 * A Checkout page as the provider has it now.
 *
 * @param reference the provider's id
 * @param means how it is paid, as far as is known
 */
public record CheckoutSnapshot(String checkoutId, State state, @Nullable PaymentMethodDetails paymentMethod) {

	/**
	 * How far the reader, and then the money, came.
	 */
	public enum State {

		/** Waits for the reader. */
		OPEN,
		/** The reader agreed to a debit that takes days. */
		PROCESSING,
		/** It is paid. */
		COMPLETED,
		/** The debit that the reader agreed to failed. */
		FAILED,
		/** Too late. */
		EXPIRED

	}

}
