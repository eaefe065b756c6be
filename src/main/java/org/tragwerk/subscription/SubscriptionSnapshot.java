package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.Pledge;

/**
 * The current state of a subscription at the provider, in this application's terms.
 *
 * @param providerId the provider's id
 * @param attemptId the attempt that created it, null if none of ours did
 * @param pledge amount and interval of the next payment
 * @param startedAt when the first period began, the anchor of all others
 * @param paidUntil end of the current period
 * @param endsAt the scheduled end, null for none
 * @param endedAt set exactly when the status is final
 * @param endCause what ended it if it was not a request, else null
 * @param paymentMethod the payment method, null if unknown
 * @param paymentMethodInactive whether nothing can be collected with it any more
 */
public record SubscriptionSnapshot(String providerId, @Nullable UUID attemptId, Status status, Pledge pledge,
		Instant startedAt, Instant paidUntil, @Nullable Instant resumesAt, @Nullable Instant endsAt,
		@Nullable Instant endedAt, @Nullable EndCause endCause, @Nullable PaymentMethodDetails paymentMethod,
		boolean paymentMethodInactive) {

	/** A snapshot whose payment method is not known to be inactive. */
	public SubscriptionSnapshot(String providerId, @Nullable UUID attemptId, Status status, Pledge pledge,
			Instant startedAt, Instant paidUntil, @Nullable Instant resumesAt, @Nullable Instant endsAt,
			@Nullable Instant endedAt, @Nullable EndCause endCause, @Nullable PaymentMethodDetails paymentMethod) {
		this(providerId, attemptId, status, pledge, startedAt, paidUntil, resumesAt, endsAt, endedAt, endCause,
				paymentMethod, false);
	}

	/** The same snapshot with an inactive payment method. */
	public SubscriptionSnapshot withInactivePaymentMethod() {
		return new SubscriptionSnapshot(this.providerId, this.attemptId, this.status, this.pledge, this.startedAt,
				this.paidUntil, this.resumesAt, this.endsAt, this.endedAt, this.endCause, this.paymentMethod, true);
	}

	/**
	 * The causes for which the provider ends a subscription without a request.
	 */
	public enum EndCause {

		/** All attempts to collect a payment failed. */
		PAYMENT_FAILED,

		/** A payment was disputed, or a debit returned. */
		PAYMENT_DISPUTED,

		/** The customer was deleted. */
		CUSTOMER_DELETED

	}

}
