package org.tragwerk.pledging;

/**
 * The status of an attempt.
 */
enum AttemptStatus {

	/**
	 * Stored; the reader has to use a link sent by email before a Checkout session is
	 * created.
	 */
	HELD,
	/** Stored; whether the provider created the Checkout session is not known. */
	STARTED,
	/** The Checkout session is open. */
	WAITING,
	/** The reader agreed to a direct debit, which is pending. */
	PROCESSING,
	/** Paid. */
	COMPLETED,
	/** The debit that the reader agreed to failed. */
	FAILED,
	/** The Checkout session expired unpaid. */
	EXPIRED,
	/** The same reader sent a different request. */
	SUPERSEDED,
	/** The provider refused to create the Checkout session. */
	REFUSED

}
