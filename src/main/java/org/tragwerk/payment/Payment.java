package org.tragwerk.payment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.payment.PaymentEvent.PaymentDisputeClosed;
import org.tragwerk.payment.PaymentEvent.PaymentDisputed;
import org.tragwerk.payment.PaymentEvent.PaymentFailed;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.payment.PaymentEvent.PaymentRefunded;
import org.tragwerk.payment.PaymentEvent.PaymentReturned;
import org.tragwerk.payment.PaymentEvent.RefundFailed;

/**
 * A payment for a billing period of a subscription or for a gift. Once paid it stays
 * paid; refunds, a returned debit and a dispute are stored in addition.
 */
@Entity
class Payment extends AbstractAggregateRoot<Payment> {

	@Id
	private UUID id;

	@Version
	private Long version;

	@Embedded
	private PaymentPurpose purpose;

	@Embedded
	private PaymentSnapshot.Ids ids;

	@Enumerated(EnumType.STRING)
	private PaymentStatus status;

	private Money amount;

	private Instant createdAt;

	private @Nullable Instant paidAt;

	@Embedded
	private PaymentSnapshot.@Nullable Period period;

	@Enumerated(EnumType.STRING)
	private @Nullable PaymentMethodType paymentMethodType;

	@Embedded
	private PaymentSnapshot.Attempts attempts;

	private Money refunded;

	@Embedded
	private @Nullable Dispute dispute;

	@SuppressWarnings("NullAway.Init")
	Payment() {
	}

	Payment(PaymentPurpose purpose, PaymentSnapshot first) {
		this.id = UUID.randomUUID();
		this.purpose = purpose;
		this.ids = first.ids();
		this.status = PaymentStatus.PENDING;
		this.amount = first.amount();
		this.createdAt = first.createdAt();
		this.attempts = PaymentSnapshot.Attempts.NONE;
		this.refunded = Money.NOTHING;
	}

	/**
	 * Updates the payment from a snapshot and registers the events of what changed. A
	 * paid payment never becomes unpaid again.
	 */
	void sync(PaymentSnapshot now, Instant at) {
		this.ids = now.ids().completedBy(this.ids);
		this.period = (now.period() != null) ? now.period() : this.period;
		this.paymentMethodType = (now.method() != null) ? now.method() : this.paymentMethodType;
		if (!isPaid()) {
			syncStatus(now, at);
		}
		if (isPaid() && now.reversal() != null) {
			syncRefunds(now.reversal(), at);
			syncDispute(now.reversal().dispute(), at);
		}
	}

	private void syncStatus(PaymentSnapshot now, Instant at) {
		switch (now.status()) {
			case PENDING -> this.status = PaymentStatus.PENDING;
			case PAID -> receive(now.amount(), (now.paidAt() != null) ? now.paidAt() : at);
			case FAILED -> {
				if (this.status != PaymentStatus.FAILED || now.attempts().number() > this.attempts.number()) {
					fail(now.attempts(), at);
				}
			}
			case CANCELED -> cancel();
		}
		this.attempts = now.attempts();
	}

	private void syncRefunds(PaymentSnapshot.Reversal now, Instant at) {
		var difference = now.refunded().compareTo(this.refunded);
		if (difference > 0) {
			refund(now.refunded(), (now.refundedAt() != null) ? now.refundedAt() : at);
		}
		else if (difference < 0) {
			revokeRefund(now.refunded(), at);
		}
	}

	private void syncDispute(@Nullable Dispute now, Instant at) {
		if (now == null) {
			return;
		}
		var known = this.dispute;
		var before = (known != null && known.providerId().equals(now.providerId())) ? known : null;
		this.dispute = (before != null) ? before.followedBy(now, at) : now.closed(at);
		if (now.isEffective() && (before == null || !before.isEffective())) {
			registerEvent(takenBack(now));
		}
		if (now.isDecided() && (before == null || !before.isDecided())) {
			registerEvent(new PaymentDisputeClosed(id(), purpose(), now.amount(), now.isWon(), at));
		}
	}

	private PaymentEvent takenBack(Dispute now) {
		return (now.kind() == Dispute.Kind.RETURN)
				? new PaymentReturned(id(), purpose(), now.amount(), now.reason(), now.openedAt())
				: new PaymentDisputed(id(), purpose(), now.amount(), now.reason(), now.openedAt());
	}

	/** Marks the payment as paid. */
	void receive(Money amount, Instant at) {
		if (isPaid()) {
			throw new IllegalStateException("Payment %s cannot be received again.".formatted(this.id));
		}
		this.status = PaymentStatus.PAID;
		this.amount = amount;
		this.paidAt = at;
		registerEvent(new PaymentReceived(id(), purpose(), amount, this.period, at));
	}

	/** Records a failed attempt to collect it. */
	void fail(PaymentSnapshot.Attempts attempts, Instant at) {
		requireUnpaid("fail");
		this.status = PaymentStatus.FAILED;
		registerEvent(new PaymentFailed(id(), purpose(), this.amount, attempts.number(), attempts.failureReason(),
				(attempts.lastAt() != null) ? attempts.lastAt() : at));
	}

	/** Marks the payment as canceled: it is not collected any more. */
	void cancel() {
		requireUnpaid("be canceled");
		this.status = PaymentStatus.CANCELED;
	}

	/**
	 * Records further refunds.
	 * @param total the sum of all refunds
	 */
	void refund(Money total, Instant at) {
		if (!isPaid() || total.compareTo(this.amount) > 0 || total.compareTo(this.refunded) <= 0) {
			throw new IllegalStateException("Payment %s cannot be refunded up to %d cents: %d of %d cents are left."
				.formatted(this.id, total.cents(), isPaid() ? this.amount.minus(this.refunded).cents() : 0,
						this.amount.cents()));
		}
		var more = total.minus(this.refunded);
		this.refunded = total;
		registerEvent(new PaymentRefunded(id(), purpose(), more, total, at));
	}

	/**
	 * Records a failed refund.
	 * @param total the sum of the refunds that did not fail
	 */
	void revokeRefund(Money total, Instant at) {
		if (total.cents() < 0 || total.compareTo(this.refunded) >= 0) {
			throw new IllegalStateException("No refund of payment %s can fail that leaves %d of %d cents refunded."
				.formatted(this.id, total.cents(), this.refunded.cents()));
		}
		var failed = this.refunded.minus(total);
		this.refunded = total;
		registerEvent(new RefundFailed(id(), purpose(), failed, total, at));
	}

	private void requireUnpaid(String verb) {
		if (isPaid()) {
			throw new IllegalStateException("Payment %s cannot %s: it was paid.".formatted(this.id, verb));
		}
	}

	/**
	 * Its share for the days after a moment in its period; nothing unless it is paid.
	 */
	Money shareAfter(Instant end) {
		return (isPaid() && this.period != null) ? this.period.shareAfter(end, this.amount) : Money.NOTHING;
	}

	boolean isPaid() {
		return this.status == PaymentStatus.PAID;
	}

	PaymentId id() {
		return new PaymentId(this.id);
	}

	PaymentPurpose purpose() {
		return this.purpose;
	}

	/** The provider's id of the payment. */
	String providerId() {
		return this.ids.payment();
	}

	PaymentStatus status() {
		return this.status;
	}

}
