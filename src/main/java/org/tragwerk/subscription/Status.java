package org.tragwerk.subscription;

/**
 * Where a subscription stands. An agreement begins incomplete or active, and once ended
 * or abandoned it stays so for ever.
 */
public enum Status {

	/** The first payment is not made yet. */
	INCOMPLETE,
	/** The first payment never came. */
	ABANDONED,
	/** All is well. */
	ACTIVE,
	/** The newest collection failed, others are tried. */
	PAST_DUE,
	/** The first debit failed days after it was accepted; nothing was ever paid. */
	BOUNCED,

	/** The tries are used up. */
	UNPAID,
	/** Rests at the wish of the member. */
	PAUSED,
	/** Over. */
	ENDED;

	/** Whether no way leads out of this status. */
	boolean isFinal() {
		return this == ABANDONED || this == ENDED;
	}

	/** Whether a payment is open that somebody may still make good. */
	boolean isOpen() {
		return this == PAST_DUE || this == BOUNCED;
	}

	/** Whether the agreement stands, even if it rests or a later payment is open. */
	boolean isStanding() {
		return !isFinal() && this != INCOMPLETE && this != BOUNCED;
	}

	/** Whether the provider's rules lead there, perhaps by steps that went unseen. */
	boolean canBecome(Status next) {
		return switch (this) {
			case INCOMPLETE -> true;
			case ABANDONED, ENDED -> next == this;
			default -> next != INCOMPLETE && next != ABANDONED;
		};
	}

}
