package org.tragwerk.subscription;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;

/**
 * A payment as the provider has it now, in our words.
 *
 * @param subscriptionId the provider's id of the subscription, null for a gift
 * @param createdAt when the money was asked for
 * @param paidAt when the money arrived, null where it did not or nobody says when
 * @param period what it pays for, null for a gift
 * @param method how it is paid, null where the provider does not say
 * @param reversal what of it went back, null where nobody looked
 */
public record PaymentSnapshot(Ids ids, @Nullable String subscriptionId, PaymentStatus status, Money amount,
		Instant createdAt, @Nullable Instant paidAt, @Nullable Period period, @Nullable PaymentMethodType method,
		Attempts attempts, @Nullable Reversal reversal) {

	/**
	 * The provider's ids.
	 *
	 * @param payment of the payment itself, the same in every webhook event
	 * @param charge of the newest try to collect it
	 */
	@Embeddable
	public record Ids(@Column(name = "provider_id") String payment, @Column(name = "charge_id") @Nullable String charge,
			@Column(name = "invoice_id") @Nullable String invoice) {

		Ids completedBy(Ids before) {
			return new Ids(this.payment, (this.charge != null) ? this.charge : before.charge,
					(this.invoice != null) ? this.invoice : before.invoice);
		}

	}

	/**
	 * The time that a payment is for.
	 *
	 * @param to the first moment after it
	 */
	@Embeddable
	public record Period(@Column(name = "period_from") Instant from, @Column(name = "period_to") Instant to) {
	}

	/**
	 * The tries to collect a payment.
	 *
	 * @param number how many there were
	 * @param failureReason the provider's code of the last failure
	 */
	@Embeddable
	public record Attempts(@Column(name = "attempts") int number,
			@Column(name = "last_attempt_at") @Nullable Instant lastAt, @Nullable String failureReason) {

		public static final Attempts NONE = new Attempts(0, null, null);

	}

	/**
	 * What of a payment went back.
	 *
	 * @param refunded the sum of all refunds that did not fail
	 * @param refundedAt when the newest of them was made
	 */
	public record Reversal(Money refunded, @Nullable Instant refundedAt, @Nullable Dispute dispute) {

		/** The same, none of it more than that amount. */
		public Reversal cappedAt(Money most) {
			return new Reversal((this.refunded.compareTo(most) <= 0) ? this.refunded : most, this.refundedAt,
					(this.dispute != null) ? this.dispute.cappedAt(most) : null);
		}

	}

}
