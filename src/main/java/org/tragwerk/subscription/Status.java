package org.tragwerk.subscription;

/**
 * Where a subscription stands. It begins incomplete or active; ended and abandoned ones
 * stay so.
 */
public enum Status {

	/** The first payment is not made yet. */
	INCOMPLETE,
	/** The first payment never came. */
	ABANDONED,
	/** Nothing is owed. */
	ACTIVE,
	/** The newest collection failed, others are tried. */
	PAST_DUE,
	/** The first debit failed days after it was accepted; nothing was ever paid. */
	BOUNCED,

	/** A collection failed and no other is tried. */
	UNPAID,
	/** Nothing is collected for a while, as the member asked. */
	PAUSED,
	/** Over. */
	ENDED;

	/** Whether no other status can follow. */
	boolean isFinal() {
		return this == ABANDONED || this == ENDED;
	}

	/** Whether a payment is open that somebody may still make good. */
	boolean isOpen() {
		return this == PAST_DUE || this == BOUNCED;
	}

	/** Whether a payment is open, also one that nobody tries to collect any more. */
	boolean isInArrears() {
		return isOpen() || this == UNPAID;
	}

	/** Whether the agreement stands, even if it is paused or a later payment is open. */
	boolean isStanding() {
		return !isFinal() && this != INCOMPLETE && this != BOUNCED;
	}

	/** Whether the provider's rules allow that status next, perhaps by steps unseen. */
	boolean canBecome(Status next) {
		return switch (this) {
			case INCOMPLETE -> true;
			case ABANDONED, ENDED -> next == this;
			default -> next != INCOMPLETE && next != ABANDONED;
		};
	}

}
