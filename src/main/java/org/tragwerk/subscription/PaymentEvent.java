package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.tragwerk.member.MemberId;
import org.tragwerk.money.Money;

/**
 * Something that happened to a payment, published once inside the transaction that wrote
 * it.
 */
public sealed interface PaymentEvent {

	PaymentId payment();

	PaymentPurpose purpose();

	/** Whose subscription or gift it is for. */
	MemberId member();

	/** The amount that this event is about, which may be a part of the payment. */
	Money amount();

	/** When it happened, in business time. */
	Instant at();

	/**
	 * A collection brought money.
	 *
	 * @param period what it pays for, null for a gift
	 */
	record PaymentReceived(PaymentId payment, PaymentPurpose purpose, MemberId member, Money amount,
			PaymentSnapshot.@Nullable Period period, Instant at) implements PaymentEvent {
	}

	/**
	 * A try to collect failed.
	 *
	 * @param attempt how many there were, from 1
	 * @param reason the provider's code, null where it gave none
	 */
	record PaymentFailed(PaymentId payment, PaymentPurpose purpose, MemberId member, Money amount, int attempt,
			@Nullable String reason, Instant at) implements PaymentEvent {
	}

	/**
	 * We gave money back.
	 *
	 * @param total all that was refunded of the payment so far
	 */
	record PaymentRefunded(PaymentId payment, PaymentPurpose purpose, MemberId member, Money amount, Money total,
			Instant at) implements PaymentEvent {
	}

	/**
	 * A refund did not arrive and is ours again: it is still owed.
	 *
	 * @param total all that is refunded of the payment nevertheless
	 */
	record RefundFailed(PaymentId payment, PaymentPurpose purpose, MemberId member, Money amount, Money total,
			Instant at) implements PaymentEvent {
	}

	/**
	 * The bank took a direct debit back.
	 *
	 * @param reason the provider's code
	 */
	record PaymentReturned(PaymentId payment, PaymentPurpose purpose, MemberId member, Money amount, String reason,
			Instant at) implements PaymentEvent {
	}

	/**
	 * The payer objected to a payment by card or PayPal; the money is withheld until the
	 * dispute is closed.
	 *
	 * @param reason the provider's code
	 */
	record PaymentDisputed(PaymentId payment, PaymentPurpose purpose, MemberId member, Money amount, String reason,
			Instant at) implements PaymentEvent {
	}

	/**
	 * Somebody decided on a dispute or a return.
	 *
	 * @param won whether the money is ours
	 */
	record PaymentDisputeClosed(PaymentId payment, PaymentPurpose purpose, MemberId member, Money amount, boolean won,
			Instant at) implements PaymentEvent {
	}

	/**
	 * What a payment is for.
	 */
	sealed interface PaymentPurpose permits SubscriptionId, GiftId {

		UUID value();

	}

}
