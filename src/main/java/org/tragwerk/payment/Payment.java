package org.tragwerk.payment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.payment.PaymentEvent.PaymentFailed;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;

/**
 * A payment for a billing period of a subscription or for a gift. Once paid it stays
 * paid; refunds, a returned debit and a dispute are stored in addition.
 */
@Entity
@DynamicUpdate
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

	@Embedded
	private PaymentReversals reversals;

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
		this.reversals = new PaymentReversals();
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
			this.reversals.sync(now.reversal(), this, at).forEach(this::registerEvent);
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

	private void requireUnpaid(String verb) {
		if (isPaid()) {
			throw new IllegalStateException("Payment %s cannot %s: it was paid.".formatted(this.id, verb));
		}
	}

	/**
	 * The prorated share for the days after a moment in its period, at most the remaining
	 * amount; zero unless it is paid.
	 */
	Payments.Share shareAfter(Instant end) {
		var share = (this.period != null) ? this.period.shareAfter(end, this.amount) : Money.ZERO;
		return new Payments.Share(providerId(), (share.compareTo(net()) < 0) ? share : net(), this.ids.outside());
	}

	boolean isPaid() {
		return this.status == PaymentStatus.PAID;
	}

	/** The amount minus refunds and disputes; zero unless it is paid. */
	Money net() {
		return isPaid() ? this.reversals.net(this.amount) : Money.ZERO;
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

	Money amount() {
		return this.amount;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	PaymentStatus status() {
		return this.status;
	}

}
