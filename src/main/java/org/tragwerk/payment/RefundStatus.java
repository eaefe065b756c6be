package org.tragwerk.payment;

/**
 * The status of a refund.
 */
public enum RefundStatus {

	/** The bank has not yet paid it. */
	PENDING,

	/** The payer has to provide the account for it. */
	REQUIRES_ACTION,

	/** Paid; a bank can still reject it later. */
	SUCCEEDED,

	/** Rejected by the bank. */
	FAILED,

	/** Not paid. */
	CANCELED;

	/** Whether the money goes to the payer. */
	boolean counts() {
		return this != FAILED && this != CANCELED;
	}

}
