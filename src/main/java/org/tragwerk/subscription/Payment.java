package org.tragwerk.subscription;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.subscription.PaymentEvent.PaymentDisputeClosed;
import org.tragwerk.subscription.PaymentEvent.PaymentDisputed;
import org.tragwerk.subscription.PaymentEvent.PaymentFailed;
import org.tragwerk.subscription.PaymentEvent.PaymentReceived;
import org.tragwerk.subscription.PaymentEvent.PaymentRefunded;
import org.tragwerk.subscription.PaymentEvent.PaymentReturned;
import org.tragwerk.subscription.PaymentEvent.RefundFailed;
import org.tragwerk.subscription.PaymentEvent.PaymentPurpose;

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

	private @Nullable UUID subscriptionId;

	private @Nullable UUID giftId;

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
		this.subscriptionId = (purpose instanceof SubscriptionId) ? purpose.value() : null;
		this.giftId = (purpose instanceof GiftId) ? purpose.value() : null;
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
	void sync(PaymentSnapshot now, MemberId member, Instant at) {
		this.ids = now.ids().completedBy(this.ids);
		this.period = (now.period() != null) ? now.period() : this.period;
		this.paymentMethodType = (now.method() != null) ? now.method() : this.paymentMethodType;
		if (!isPaid()) {
			syncStatus(now, member, at);
		}
		if (isPaid() && now.reversal() != null) {
			syncRefunds(now.reversal(), member, at);
			syncDispute(now.reversal().dispute(), member, at);
		}
	}

	private void syncStatus(PaymentSnapshot now, MemberId member, Instant at) {
		switch (now.status()) {
			case PENDING -> this.status = PaymentStatus.PENDING;
			case PAID -> receive(now.amount(), member, (now.paidAt() != null) ? now.paidAt() : at);
			case FAILED -> {
				if (this.status != PaymentStatus.FAILED || now.attempts().number() > this.attempts.number()) {
					fail(now.attempts(), member, at);
				}
			}
			case CANCELED -> cancel();
		}
		this.attempts = now.attempts();
	}

	private void syncRefunds(PaymentSnapshot.Reversal now, MemberId member, Instant at) {
		var difference = now.refunded().compareTo(this.refunded);
		if (difference > 0) {
			refund(now.refunded(), member, (now.refundedAt() != null) ? now.refundedAt() : at);
		}
		else if (difference < 0) {
			revokeRefund(now.refunded(), member, at);
		}
	}

	private void syncDispute(@Nullable Dispute now, MemberId member, Instant at) {
		if (now == null) {
			return;
		}
		var known = this.dispute;
		var before = (known != null && known.providerId().equals(now.providerId())) ? known : null;
		this.dispute = (before != null) ? before.followedBy(now, at) : now.closed(at);
		if (now.isEffective() && (before == null || !before.isEffective())) {
			registerEvent(takenBack(now, member));
		}
		if (now.isDecided() && (before == null || !before.isDecided())) {
			registerEvent(new PaymentDisputeClosed(id(), purpose(), member, now.amount(), now.isWon(), at));
		}
	}

	private PaymentEvent takenBack(Dispute now, MemberId member) {
		return (now.kind() == Dispute.Kind.RETURN)
				? new PaymentReturned(id(), purpose(), member, now.amount(), now.reason(), now.openedAt())
				: new PaymentDisputed(id(), purpose(), member, now.amount(), now.reason(), now.openedAt());
	}

	/** Marks the payment as paid. */
	void receive(Money amount, MemberId member, Instant at) {
		if (isPaid()) {
			throw new IllegalStateException("Payment %s cannot be received again.".formatted(this.id));
		}
		this.status = PaymentStatus.PAID;
		this.amount = amount;
		this.paidAt = at;
		registerEvent(new PaymentReceived(id(), purpose(), member, amount, this.period, at));
	}

	/** Records a failed attempt to collect it. */
	void fail(PaymentSnapshot.Attempts attempts, MemberId member, Instant at) {
		requireUnpaid("fail");
		this.status = PaymentStatus.FAILED;
		registerEvent(new PaymentFailed(id(), purpose(), member, this.amount, attempts.number(),
				attempts.failureReason(), (attempts.lastAt() != null) ? attempts.lastAt() : at));
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
	void refund(Money total, MemberId member, Instant at) {
		if (!isPaid() || total.compareTo(this.amount) > 0 || total.compareTo(this.refunded) <= 0) {
			throw new IllegalStateException("Payment %s cannot be refunded up to %d cents: %d of %d cents are left."
				.formatted(this.id, total.cents(), isPaid() ? this.amount.minus(this.refunded).cents() : 0,
						this.amount.cents()));
		}
		var more = total.minus(this.refunded);
		this.refunded = total;
		registerEvent(new PaymentRefunded(id(), purpose(), member, more, total, at));
	}

	/**
	 * Records a failed refund.
	 * @param total the sum of the refunds that did not fail
	 */
	void revokeRefund(Money total, MemberId member, Instant at) {
		if (total.cents() < 0 || total.compareTo(this.refunded) >= 0) {
			throw new IllegalStateException("No refund of payment %s can fail that leaves %d of %d cents refunded."
				.formatted(this.id, total.cents(), this.refunded.cents()));
		}
		var failed = this.refunded.minus(total);
		this.refunded = total;
		registerEvent(new RefundFailed(id(), purpose(), member, failed, total, at));
	}

	private void requireUnpaid(String verb) {
		if (isPaid()) {
			throw new IllegalStateException("Payment %s cannot %s: it was paid.".formatted(this.id, verb));
		}
	}

	boolean isPaid() {
		return this.status == PaymentStatus.PAID;
	}

	PaymentId id() {
		return new PaymentId(this.id);
	}

	PaymentPurpose purpose() {
		return (this.subscriptionId != null) ? new SubscriptionId(this.subscriptionId)
				: new GiftId(Objects.requireNonNull(this.giftId));
	}

	/** The provider's id of the payment. */
	String providerId() {
		return this.ids.payment();
	}

	PaymentStatus status() {
		return this.status;
	}

}
