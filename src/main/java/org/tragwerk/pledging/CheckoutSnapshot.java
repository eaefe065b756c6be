package org.tragwerk.pledging;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;

/**
 * The current state of a Checkout session at the provider.
 *
 * @param checkoutId the provider's id
 * @param paymentMethod the payment method, null if unknown
 * @param fetchedAt when the provider was asked, null if unknown
 */
public record CheckoutSnapshot(String checkoutId, State state, @Nullable PaymentMethodDetails paymentMethod,
		@Nullable Instant fetchedAt) {

	public CheckoutSnapshot(String checkoutId, State state, @Nullable PaymentMethodDetails paymentMethod) {
		this(checkoutId, state, paymentMethod, null);
	}

	/** The same state with the time at which the provider was asked. */
	public CheckoutSnapshot at(Instant fetchedAt) {
		return new CheckoutSnapshot(this.checkoutId, this.state, this.paymentMethod, fetchedAt);
	}

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
