package org.tragwerk.subscription;

import java.time.Instant;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

import org.tragwerk.subscription.Supporters.SupporterRule;

/**
 * The status of a subscription with its dependent data.
 *
 * @param arrears set exactly while a payment is open
 * @param resumesAt when collection resumes, set only while it is paused
 * @param paymentMethodInactive whether nothing can be collected with the payment method
 * any more
 * @param refundedAt since when nothing is left of the latest payment because it was
 * refunded, null if something is
 */
@Embeddable
record SubscriptionState(@Enumerated(EnumType.STRING) Status status, @Embedded @Nullable Arrears arrears,
		@Nullable Instant resumesAt, boolean paymentMethodInactive, @Nullable Instant refundedAt) {

	static final SubscriptionState INCOMPLETE = new SubscriptionState(Status.INCOMPLETE, null, null, false, null);

	/**
	 * The state after a sync. The time since which a payment is open is kept while it
	 * stays open.
	 */
	SubscriptionState updatedFrom(SubscriptionSnapshot now, Instant at) {
		var stillOpen = (this.arrears != null) ? this.arrears : Arrears.since(at);
		return new SubscriptionState(now.status(), now.status().isInArrears() ? stillOpen : null,
				(now.status() == Status.PAUSED) ? now.resumesAt() : null, now.paymentMethodInactive(), this.refundedAt);
	}

	/**
	 * This state with the grace period over.
	 * @throws IllegalStateException if no payment is open, or the grace period was over
	 * before
	 */
	SubscriptionState suspended(Instant at) {
		return new SubscriptionState(this.status, openArrears("suspended").suspended(at), this.resumesAt,
				this.paymentMethodInactive, this.refundedAt);
	}

	/**
	 * This state with the open payment given up.
	 * @throws IllegalStateException if no payment is open
	 */
	SubscriptionState givenUp(Instant at) {
		return new SubscriptionState(this.status, openArrears("given up").givenUp(at), this.resumesAt,
				this.paymentMethodInactive, this.refundedAt);
	}

	/**
	 * This state with the latest payment refunded since that time, or not if it is null.
	 */
	SubscriptionState refunded(@Nullable Instant since) {
		return new SubscriptionState(this.status, this.arrears, this.resumesAt, this.paymentMethodInactive, since);
	}

	private Arrears openArrears(String verb) {
		if (this.arrears == null) {
			throw new IllegalStateException(
					"What is %s cannot be %s: no payment of it is open.".formatted(this.status, verb));
		}
		return this.arrears;
	}

	/**
	 * Whether an open payment is not retried any more, or cannot be collected, so that
	 * there is no grace period.
	 */
	boolean isWithoutGrace() {
		return this.arrears != null && (this.status != Status.PAST_DUE || this.paymentMethodInactive) && !isSuspended();
	}

	/** Whether the payment method became inactive; false after the end. */
	boolean hasLostPaymentMethodSince(SubscriptionState before) {
		return this.paymentMethodInactive && !before.paymentMethodInactive && !this.status.isFinal();
	}

	boolean isRefunded() {
		return this.refundedAt != null;
	}

	boolean counts() {
		return SupporterRule.counts(this.status, isSuspended(), isRefunded());
	}

	private boolean isSuspended() {
		return this.arrears != null && this.arrears.suspendedAt() != null;
	}

	/**
	 * The time since which a payment is open, and the consequences so far.
	 *
	 * @param suspendedAt when the grace period was over, null while it lasts
	 * @param givenUpAt when cancellation was requested because the payment was not made,
	 * null if it was not
	 */
	@Embeddable
	record Arrears(Instant pastDueSince, @Nullable Instant suspendedAt, @Nullable Instant givenUpAt) {

		static Arrears since(Instant at) {
			return new Arrears(at, null, null);
		}

		Arrears suspended(Instant at) {
			if (this.suspendedAt != null) {
				throw new IllegalStateException(
						"Grace was over at %s and cannot be over again.".formatted(this.suspendedAt));
			}
			return new Arrears(this.pastDueSince, at, this.givenUpAt);
		}

		Arrears givenUp(Instant at) {
			return new Arrears(this.pastDueSince, this.suspendedAt, at);
		}

	}

}
