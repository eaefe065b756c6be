package org.tragwerk.subscription;

/**
 * The status of a subscription. The initial status is incomplete or active; ended and
 * abandoned are final.
 */
public enum Status {

	/** The first payment has not been made yet. */
	INCOMPLETE,
	/** The first payment was never made. */
	ABANDONED,
	/** No payment is open. */
	ACTIVE,
	/** The latest payment failed and is retried. */
	PAST_DUE,
	/**
	 * The first debit failed days after the subscription had started; nothing was ever
	 * paid.
	 */
	BOUNCED,

	/** A payment failed and is not retried any more. */
	UNPAID,
	/** Collection is paused at the member's request. */
	PAUSED,
	/** Ended. */
	ENDED;

	/** Whether no other status can follow. */
	boolean isFinal() {
		return this == ABANDONED || this == ENDED;
	}

	/** Whether a payment is open that can still be made. */
	boolean isOpen() {
		return this == PAST_DUE || this == BOUNCED;
	}

	/** Whether a payment is open, including one that is not retried any more. */
	boolean isInArrears() {
		return isOpen() || this == UNPAID;
	}

	/**
	 * Whether the subscription has begun and not ended, even if it is paused or a payment
	 * is open.
	 */
	boolean isStanding() {
		return !isFinal() && this != INCOMPLETE && this != BOUNCED;
	}

	/**
	 * Whether the provider's rules allow a change to that status, perhaps through others
	 * that no sync saw.
	 */
	boolean canBecome(Status next) {
		return switch (this) {
			case INCOMPLETE -> true;
			case ABANDONED, ENDED -> next == this;
			default -> next != INCOMPLETE && next != ABANDONED;
		};
	}

}
