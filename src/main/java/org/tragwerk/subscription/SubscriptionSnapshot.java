package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.Pledge;

/**
 * A subscription as the provider has it now, in our words.
 *
 * @param providerId the provider's id
 * @param attemptId the attempt it grew from, null for one that is not ours
 * @param pledge what is collected from the next time on
 * @param startedAt when the first period began, from which the others are counted
 * @param paidUntil end of the period that runs now
 * @param endsAt the planned end, if there is one
 * @param endedAt set exactly when the status is final
 * @param endCause what ended it beside somebody's request, null where nothing did
 * @param paymentMethod how it is paid, null where the provider does not say
 */
public record SubscriptionSnapshot(String providerId, @Nullable UUID attemptId, Status status, Pledge pledge,
		Instant startedAt, Instant paidUntil, @Nullable Instant resumesAt, @Nullable Instant endsAt,
		@Nullable Instant endedAt, @Nullable EndCause endCause, @Nullable PaymentMethodDetails paymentMethod) {

	/**
	 * What makes a provider end a subscription that nobody asked it to end.
	 */
	public enum EndCause {

		/** All tries to collect a payment failed. */
		PAYMENT_FAILED,

		/** A payer objected to a payment, or the bank took it back. */
		PAYMENT_DISPUTED,

		/** The customer was deleted. */
		CUSTOMER_DELETED

	}

}
