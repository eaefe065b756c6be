package org.tragwerk.subscription;

import java.time.Instant;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

import org.tragwerk.money.Money;

/**
 * That a payer or a bank takes a payment back, or a part of it.
 *
 * @param providerId the provider's id
 * @param reason the provider's code
 * @param closedAt when a sync found it closed
 */
@Embeddable
public record Dispute(@Column(name = "dispute_id") String providerId,
		@Column(name = "dispute_kind") @Enumerated(EnumType.STRING) Kind kind,
		@Column(name = "dispute_status") @Enumerated(EnumType.STRING) Status status,
		@Column(name = "disputed_amount") Money amount, @Column(name = "dispute_reason") String reason,
		@Column(name = "disputed_at") Instant openedAt,
		@Column(name = "dispute_closed_at") @Nullable Instant closedAt) {

	/** Whether money is taken back, which inquiries only threaten. */
	boolean isEffective() {
		return Status.EFFECTIVE.contains(this.status);
	}

	/**
	 * Whether a dispute was decided that was to be decided: returns are final at once.
	 */
	boolean isDecided() {
		return isWon() || this.status == Status.LOST && this.kind == Kind.DISPUTE;
	}

	boolean isWon() {
		return this.status == Status.WON;
	}

	/**
	 * The same as found by a later sync at that time. A status that is not known here
	 * changes nothing.
	 */
	Dispute followedBy(Dispute now, Instant at) {
		return (now.status == Status.UNKNOWN) ? this : now.closed((this.closedAt != null) ? this.closedAt : at);
	}

	/** The same about no more than that amount. */
	Dispute cappedAt(Money most) {
		return (this.amount.compareTo(most) <= 0) ? this
				: new Dispute(this.providerId, this.kind, this.status, most, this.reason, this.openedAt, this.closedAt);
	}

	/** The same, with that time if it is closed. */
	Dispute closed(Instant at) {
		return new Dispute(this.providerId, this.kind, this.status, this.amount, this.reason, this.openedAt,
				(isWon() || this.status == Status.LOST || this.status == Status.WARNING_CLOSED) ? at : null);
	}

	/**
	 * Who takes it back.
	 */
	public enum Kind {

		/** A bank returned a direct debit. */
		RETURN,

		/** A payer objected to a payment by card or PayPal. */
		DISPUTE

	}

	/**
	 * The provider's statuses.
	 */
	public enum Status {

		/** The bank only asks and waits for an answer. */
		WARNING_NEEDS_RESPONSE,

		/** The bank only asks and reads the answer. */
		WARNING_UNDER_REVIEW,

		/** The bank has asked and takes nothing back. */
		WARNING_CLOSED,

		/** The money is withdrawn, the bank waits for an answer. */
		NEEDS_RESPONSE,

		/** The money is withdrawn, the bank reads the answer. */
		UNDER_REVIEW,

		/** The money is ours again. */
		WON,

		/** The money is the payer's. */
		LOST,

		/** It was settled before money was withdrawn. */
		PREVENTED,

		/** The provider says something that is not known here yet. */
		UNKNOWN;

		private static final Set<Status> EFFECTIVE = Set.of(NEEDS_RESPONSE, UNDER_REVIEW, WON, LOST);

	}

}
