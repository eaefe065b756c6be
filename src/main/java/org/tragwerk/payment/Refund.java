package org.tragwerk.payment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Money;

/**
 * A refund of a payment or of a part of it.
 */
@Entity
@DynamicUpdate
class Refund {

	@Id
	private UUID id;

	private String providerId;

	private @Nullable UUID commandId;

	private Money amount;

	@Enumerated(EnumType.STRING)
	private RefundStatus status;

	private @Nullable String failureReason;

	private Instant createdAt;

	private Instant changedAt;

	@SuppressWarnings("NullAway.Init")
	Refund() {
	}

	Refund(RefundSnapshot first) {
		this.id = UUID.randomUUID();
		this.providerId = first.providerId();
		this.commandId = first.commandId();
		this.amount = first.amount();
		this.status = RefundStatus.PENDING;
		this.createdAt = first.createdAt();
		this.changedAt = first.createdAt();
	}

	/** Updates it; returns false if its status is the same. */
	boolean sync(RefundSnapshot now, Instant at) {
		if (now.status() == this.status) {
			return false;
		}
		this.status = now.status();
		this.failureReason = now.status().counts() ? null : now.failureReason();
		this.changedAt = at;
		return true;
	}

	/** The money that goes to the payer because of it. */
	long paidBackCents() {
		return counts() ? this.amount.cents() : 0;
	}

	boolean counts() {
		return this.status.counts();
	}

	boolean hasSucceeded() {
		return this.status == RefundStatus.SUCCEEDED;
	}

	RefundId id() {
		return new RefundId(this.id);
	}

	String providerId() {
		return this.providerId;
	}

	@Nullable UUID commandId() {
		return this.commandId;
	}

	Money amount() {
		return this.amount;
	}

	@Nullable String failureReason() {
		return this.failureReason;
	}

	Instant createdAt() {
		return this.createdAt;
	}

}
