package org.tragwerk.payment;

import java.time.Instant;
import java.util.UUID;

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
	 * A payment is refunded, in whole or in part; the refund can be pending.
	 *
	 * @param total the sum of all refunds of the payment that did not fail
	 */
	record PaymentRefunded(PaymentId payment, PaymentPurpose purpose, RefundId refund, Money amount, Money total,
			Instant at) implements PaymentEvent {
	}

	/**
	 * A refund was paid.
	 *
	 * @param command the command that requested it, null if none of ours did
	 */
	record RefundSucceeded(PaymentId payment, PaymentPurpose purpose, RefundId refund, @Nullable UUID command,
			Money amount, Instant at) implements PaymentEvent {
	}

	/**
	 * A refund failed and its money was returned to us, so that it is still owed to the
	 * payer.
	 *
	 * @param command the command that requested it, null if none of ours did
	 * @param total the sum of the payment's refunds that did not fail
	 * @param reason the provider's code, null if there is none
	 */
	record RefundFailed(PaymentId payment, PaymentPurpose purpose, RefundId refund, @Nullable UUID command,
			Money amount, Money total, @Nullable String reason, Instant at) implements PaymentEvent {
	}

	/**
	 * The bank returned a direct debit.
	 *
	 * @param reason the provider's code
	 */
	record PaymentReturned(PaymentId payment, PaymentPurpose purpose, DisputeId dispute, Money amount, String reason,
			Instant at) implements PaymentEvent {
	}

	/**
	 * A card or PayPal payment was disputed; the money is withdrawn until the dispute is
	 * closed.
	 *
	 * @param reason the provider's code
	 * @param respondBy until when evidence can be submitted, null if none is expected
	 */
	record PaymentDisputed(PaymentId payment, PaymentPurpose purpose, DisputeId dispute, Money amount, String reason,
			@Nullable Instant respondBy, Instant at) implements PaymentEvent {
	}

	/**
	 * A bank inquires about a payment, or a dispute was settled before money was
	 * withdrawn; nothing goes back.
	 *
	 * @param reason the provider's code
	 * @param respondBy until when it can be answered, null if no answer is expected
	 */
	record PaymentInquiryOpened(PaymentId payment, PaymentPurpose purpose, DisputeId dispute, Money amount,
			String reason, @Nullable Instant respondBy, Instant at) implements PaymentEvent {
	}

	/**
	 * An inquiry was closed without withdrawing money.
	 */
	record PaymentInquiryClosed(PaymentId payment, PaymentPurpose purpose, DisputeId dispute, Money amount,
			Instant at) implements PaymentEvent {
	}

	/**
	 * A dispute was decided.
	 *
	 * @param won whether the money was returned to us
	 */
	record PaymentDisputeClosed(PaymentId payment, PaymentPurpose purpose, DisputeId dispute, Money amount, boolean won,
			Instant at) implements PaymentEvent {
	}

	/**
	 * A card issuer warns that a payment may be fraudulent.
	 *
	 * @param warning the provider's id of the warning
	 * @param type the provider's code
	 */
	record FraudSuspected(PaymentId payment, PaymentPurpose purpose, String warning, Money amount, String type,
			Instant at) implements PaymentEvent {
	}

}
