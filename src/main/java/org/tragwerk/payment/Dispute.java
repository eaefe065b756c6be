package org.tragwerk.payment;

import java.time.Instant;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

import org.tragwerk.money.Money;

/**
 * A dispute or returned debit: a payer or bank takes back a payment or a part of it.
 *
 * @param providerId the provider's id
 * @param reason the provider's code
 * @param closedAt when a sync found it closed, null while it is open
 */
@Embeddable
public record Dispute(@Column(name = "dispute_id") String providerId,
		@Column(name = "dispute_kind") @Enumerated(EnumType.STRING) Kind kind,
		@Column(name = "dispute_status") @Enumerated(EnumType.STRING) Status status,
		@Column(name = "disputed_amount") Money amount, @Column(name = "dispute_reason") String reason,
		@Column(name = "disputed_at") Instant openedAt,
		@Column(name = "dispute_closed_at") @Nullable Instant closedAt) {

	/** Whether money is withdrawn, which it is not by an inquiry. */
	boolean isEffective() {
		return Status.EFFECTIVE.contains(this.status);
	}

	/**
	 * Whether it was decided: won, or a lost dispute. A lost return is final at once and
	 * needs no decision.
	 */
	boolean isDecided() {
		return isWon() || this.status == Status.LOST && this.kind == Kind.DISPUTE;
	}

	boolean isWon() {
		return this.status == Status.WON;
	}

	/**
	 * This dispute updated to the state found by a later sync; an unknown status keeps
	 * the previous one.
	 */
	Dispute followedBy(Dispute now, Instant at) {
		return (now.status == Status.UNKNOWN) ? this : now.closed((this.closedAt != null) ? this.closedAt : at);
	}

	/** This dispute, with its amount limited to that amount. */
	Dispute cappedAt(Money most) {
		return (this.amount.compareTo(most) <= 0) ? this
				: new Dispute(this.providerId, this.kind, this.status, most, this.reason, this.openedAt, this.closedAt);
	}

	/** This dispute, with that closing time if its status is final. */
	Dispute closed(Instant at) {
		return new Dispute(this.providerId, this.kind, this.status, this.amount, this.reason, this.openedAt,
				(isWon() || this.status == Status.LOST || this.status == Status.WARNING_CLOSED) ? at : null);
	}

	/**
	 * Whether the bank or the payer takes the payment back.
	 */
	public enum Kind {

		/** A bank returned a direct debit. */
		RETURN,

		/** A payer objected to a payment by card or PayPal. */
		DISPUTE

	}

	/**
	 * The status at the provider.
	 */
	public enum Status {

		/** An inquiry that has to be answered. */
		WARNING_NEEDS_RESPONSE,

		/** An inquiry that was answered and is being examined by the bank. */
		WARNING_UNDER_REVIEW,

		/** An inquiry that was closed without withdrawing money. */
		WARNING_CLOSED,

		/** The money is withdrawn; evidence has to be submitted. */
		NEEDS_RESPONSE,

		/** The money is withdrawn; the bank examines the evidence. */
		UNDER_REVIEW,

		/** Won: the money is returned to us. */
		WON,

		/** Lost: the payer keeps the money. */
		LOST,

		/** Settled before money was withdrawn. */
		PREVENTED,

		/** A status that this version does not know. */
		UNKNOWN;

		private static final Set<Status> EFFECTIVE = Set.of(NEEDS_RESPONSE, UNDER_REVIEW, WON, LOST);

	}

}
