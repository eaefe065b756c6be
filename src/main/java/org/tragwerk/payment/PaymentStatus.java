package org.tragwerk.payment;

/**
 * The status of a payment's collection. Later refunds and disputes do not change it.
 */
public enum PaymentStatus {

	/** Not yet collected, or pending at the bank. */
	PENDING,

	/** Paid. */
	PAID,

	/** The last attempt failed; others can follow. */
	FAILED,

	/** Not collected any more. */
	CANCELED

}
