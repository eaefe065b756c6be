package org.tragwerk.sandbox.scenario;

/** What happens to readers in the course of a year. */
enum Act {

	/** The next payment of a subscription fails. */
	DECLINE,

	/** The bank wants every further payment to fail. */
	EMPTY_ACCOUNT,

	/** The payer withdraws a mandate at the bank. */
	REVOKE,

	/** The payer takes the last payment back. */
	DISPUTE,

	/** The payer's bank asks about the last payment. */
	INQUIRE,

	/** The newspaper answers the last dispute, and wins it. */
	WIN,

	/** The last payment is refunded. */
	REFUND,

	/** A part of the last payment is refunded. */
	REFUND_PART,

	/** The last refund comes back. */
	REFUND_RETURNED,

	/** The reader pauses. */
	PAUSE,

	/** The reader goes on. */
	GO_ON,

	/** The reader leaves at the end of the period. */
	LEAVE,

	/** The reader leaves now. */
	LEAVE_AT_ONCE,

	/** The reader changes the amount. */
	CHANGE_AMOUNT,

	/** The customer is deleted. */
	DELETE,

	/** The newspaper's bank sends the last payout back. */
	PAYOUT_RETURNED;

}
