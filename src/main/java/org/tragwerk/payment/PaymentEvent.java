package org.tragwerk.payment;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.tragwerk.money.Money;

/**
 * A change of a payment, published once inside the transaction that stores it.
 */
public sealed interface PaymentEvent {

	/** The payment that changed. */
	PaymentId payment();

	/** The subscription or gift that it pays. */
	PaymentPurpose purpose();

	/** The amount of this change, which can be a part of the payment. */
	Money amount();

	/** When it happened, in business time. */
	Instant at();

	/**
	 * A payment was received.
	 *
	 * @param period the billing period it pays, null for a gift
	 */
	record PaymentReceived(PaymentId payment, PaymentPurpose purpose, Money amount,
			PaymentSnapshot.@Nullable Period period, Instant at) implements PaymentEvent {
	}

	/**
	 * An attempt to collect a payment failed.
	 *
	 * @param attempt the number of this attempt, from 1
	 * @param reason the provider's failure code, null if there is none
	 */
	record PaymentFailed(PaymentId payment, PaymentPurpose purpose, Money amount, int attempt, @Nullable String reason,
			Instant at) implements PaymentEvent {
	}

	/**
	 * A payment was refunded.
	 *
	 * @param total the sum of all refunds of the payment so far
	 */
	record PaymentRefunded(PaymentId payment, PaymentPurpose purpose, Money amount, Money total,
			Instant at) implements PaymentEvent {
	}

	/**
	 * A refund failed and its money was returned to us, so that it is still owed to the
	 * payer.
	 *
	 * @param total the sum of the payment's refunds that did not fail
	 */
	record RefundFailed(PaymentId payment, PaymentPurpose purpose, Money amount, Money total,
			Instant at) implements PaymentEvent {
	}

	/**
	 * The bank returned a direct debit.
	 *
	 * @param reason the provider's code
	 */
	record PaymentReturned(PaymentId payment, PaymentPurpose purpose, Money amount, String reason,
			Instant at) implements PaymentEvent {
	}

	/**
	 * A card or PayPal payment was disputed; the money is withdrawn until the dispute is
	 * closed.
	 *
	 * @param reason the provider's code
	 */
	record PaymentDisputed(PaymentId payment, PaymentPurpose purpose, Money amount, String reason,
			Instant at) implements PaymentEvent {
	}

	/**
	 * A dispute was decided.
	 *
	 * @param won whether the money was returned to us
	 */
	record PaymentDisputeClosed(PaymentId payment, PaymentPurpose purpose, Money amount, boolean won,
			Instant at) implements PaymentEvent {
	}

}
