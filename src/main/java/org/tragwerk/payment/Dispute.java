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
import org.tragwerk.payment.DisputeSnapshot.Kind;
import org.tragwerk.payment.DisputeSnapshot.Status;

/**
 * A dispute, an inquiry or a returned debit of a payment.
 */
@Entity
@DynamicUpdate
class Dispute {

	@Id
	private UUID id;

	private String providerId;

	@Enumerated(EnumType.STRING)
	private Kind kind;

	@Enumerated(EnumType.STRING)
	private Status status;

	private Money amount;

	private String reason;

	private Instant openedAt;

	private @Nullable Instant respondBy;

	private @Nullable Instant closedAt;

	private Instant changedAt;

	@SuppressWarnings("NullAway.Init")
	Dispute() {
	}

	Dispute(DisputeSnapshot first, Instant at) {
		this.id = UUID.randomUUID();
		this.providerId = first.providerId();
		this.kind = first.kind();
		this.openedAt = first.openedAt();
		this.reason = first.reason();
		update(first, at);
	}

	/**
	 * Updates it to the state found by a later sync; an unknown status changes nothing.
	 */
	void sync(DisputeSnapshot now, Instant at) {
		if (now.status() != Status.UNKNOWN) {
			update(now, at);
		}
	}

	private void update(DisputeSnapshot now, Instant at) {
		var isSame = now.status() == this.status;
		this.changedAt = isSame ? this.changedAt : at;
		this.closedAt = now.status().isClosed() ? (isSame ? this.closedAt : at) : null;
		this.status = now.status();
		this.amount = now.amount();
		this.respondBy = now.respondBy();
	}

	/** The money that is withdrawn from us because of it. */
	long withdrawnCents() {
		return this.status.isWithdrawn() ? this.amount.cents() : 0;
	}

	boolean isEffective() {
		return this.status.isEffective();
	}

	/** Whether it is an inquiry that is not closed. */
	boolean isOpenInquiry() {
		return !isEffective() && !this.status.isClosed();
	}

	/**
	 * Whether it was decided: won, or a lost dispute. A lost return is final at once and
	 * needs no decision.
	 */
	boolean isDecided() {
		return isWon() || this.status == Status.LOST && !isReturn();
	}

	boolean isWon() {
		return this.status == Status.WON;
	}

	boolean isReturn() {
		return this.kind == Kind.RETURN;
	}

	DisputeId id() {
		return new DisputeId(this.id);
	}

	String providerId() {
		return this.providerId;
	}

	Money amount() {
		return this.amount;
	}

	String reason() {
		return this.reason;
	}

	Instant openedAt() {
		return this.openedAt;
	}

	@Nullable Instant respondBy() {
		return this.respondBy;
	}

}
