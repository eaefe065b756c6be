package org.tragwerk.sandbox.scenario;

/** What happens to readers, and to what is told of them, in the course of a year. */
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
	PAYOUT_RETURNED,

	/** An event is never told. */
	LOSE,

	/** An event is told twice. */
	DOUBLE,

	/** An event is told after the next one. */
	SWAP,

	/** An event is told seconds later. */
	DELAY,

	/** An event is signed by somebody else. */
	FORGE,

	/** An event pretends to be of the other mode. */
	MIX_MODES,

	/** The API does not answer a list of invoices. */
	FALL_SILENT,

	/** The connection is cut before the end of a list of charges. */
	CUT;

}
