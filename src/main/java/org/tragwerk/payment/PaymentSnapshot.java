package org.tragwerk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;

/**
 * The current state of a payment at the provider, in this application's terms.
 *
 * @param subscriptionId the provider's id of the subscription, null for a gift
 * @param createdAt when its collection was started
 * @param paidAt when the money was received, null if it was not or the time is unknown
 * @param period the billing period it pays, null for a gift
 * @param method the payment method, null if unknown
 * @param reversal refunds and disputes, null if they were not fetched
 */
public record PaymentSnapshot(Ids ids, @Nullable String subscriptionId, PaymentStatus status, Money amount,
		Instant createdAt, @Nullable Instant paidAt, @Nullable Period period, @Nullable PaymentMethodType method,
		Attempts attempts, @Nullable Reversal reversal) {

	/**
	 * The provider's ids.
	 *
	 * @param payment of the payment, the same for all its attempts
	 * @param charge of the latest attempt to collect it
	 * @param outside whether it was paid outside the provider, which then only has a
	 * record of it
	 */
	@Embeddable
	public record Ids(@Column(name = "provider_id", updatable = false) String payment,
			@Column(name = "charge_id") @Nullable String charge, @Column(name = "invoice_id") @Nullable String invoice,
			boolean outside) {

		/** The ids of a payment that was made at the provider. */
		public Ids(String payment, @Nullable String charge, @Nullable String invoice) {
			this(payment, charge, invoice, false);
		}

		Ids completedBy(Ids before) {
			return new Ids(this.payment, (this.charge != null) ? this.charge : before.charge,
					(this.invoice != null) ? this.invoice : before.invoice, this.outside);
		}

	}

	/**
	 * The billing period that a payment pays.
	 *
	 * @param to its end, exclusive
	 */
	@Embeddable
	public record Period(@Column(name = "period_from") Instant from, @Column(name = "period_to") Instant to) {

		/**
		 * The share of the amount for the days after a moment, rounded up; nothing unless
		 * the moment is within the period. A day that has begun counts as one after it.
		 */
		Money shareAfter(Instant end, Money amount) {
			if (!end.isAfter(this.from) || !end.isBefore(this.to)) {
				return Money.ZERO;
			}
			var days = Math.max(1, Duration.between(this.from, this.to).toDays());
			var unused = Math.min(days, Duration.between(end, this.to).plusDays(1).minusNanos(1).toDays());
			return new Money(-Math.floorDiv(-amount.cents() * unused, days));
		}

	}

	/**
	 * The attempts to collect a payment.
	 *
	 * @param number the number of attempts
	 * @param failureReason the provider's code of the last failure
	 */
	@Embeddable
	public record Attempts(@Column(name = "attempts") int number,
			@Column(name = "last_attempt_at") @Nullable Instant lastAt, @Nullable String failureReason) {

		public static final Attempts NONE = new Attempts(0, null, null);

	}

	/**
	 * The refunds, disputes and fraud warning of a payment.
	 *
	 * @param warning the card issuer's warning of fraud, null if there is none
	 */
	public record Reversal(List<RefundSnapshot> refunds, List<DisputeSnapshot> disputes,
			@Nullable FraudWarning warning) {

		public static final Reversal NONE = new Reversal(List.of(), List.of(), null);

	}

	/**
	 * A card issuer's warning that a payment may be fraudulent.
	 *
	 * @param providerId the provider's id
	 * @param type the provider's code
	 */
	public record FraudWarning(String providerId, String type, Instant createdAt) {
	}

}
