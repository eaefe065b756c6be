package org.tragwerk.payment;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.tragwerk.money.Money;

/**
 * The current state of a dispute, an inquiry or a returned debit at the provider.
 *
 * @param providerId the provider's id
 * @param reason the provider's code
 * @param respondBy until when evidence can be submitted, null if none is expected
 */
public record DisputeSnapshot(String providerId, Kind kind, Status status, Money amount, String reason,
		Instant openedAt, @Nullable Instant respondBy) {

	/**
	 * Whether a bank returned a debit or a payer disputed a payment.
	 */
	public enum Kind {

		/** A bank returned a direct debit. */
		RETURN,

		/** A payer disputed a payment by card or PayPal. */
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

		private static final Set<Status> WITHDRAWN = Set.of(NEEDS_RESPONSE, UNDER_REVIEW, LOST);

		private static final Set<Status> CLOSED = Set.of(WARNING_CLOSED, WON, LOST, PREVENTED);

		/** Whether the money is withdrawn from us. */
		boolean isWithdrawn() {
			return WITHDRAWN.contains(this);
		}

		/** Whether money is or was withdrawn, which it is not by an inquiry. */
		boolean isEffective() {
			return isWithdrawn() || this == WON;
		}

		boolean isClosed() {
			return CLOSED.contains(this);
		}

	}

}
