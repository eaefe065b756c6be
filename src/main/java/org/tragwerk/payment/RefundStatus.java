package org.tragwerk.payment;

/**
 * The status of a refund.
 */
public enum RefundStatus {

	/** The bank has not yet paid it. */
	PENDING,

	/** The payer has to say where to. */
	REQUIRES_ACTION,

	/** Paid; a bank can still send it back. */
	SUCCEEDED,

	/** Sent back by the bank. */
	FAILED,

	/** Not paid. */
	CANCELED;

	/** Whether the money goes to the payer. */
	boolean counts() {
		return this != FAILED && this != CANCELED;
	}

}
