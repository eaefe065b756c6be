package org.tragwerk.pledging;

/**
 * How far an attempt has come.
 */
enum AttemptStatus {

	/**
	 * Stored; a mailed link has to be opened before Checkout is created.
	 */
	HELD,
	/** Stored; whether the provider created the Checkout session is not known. */
	STARTED,
	/** The Checkout session is open. */
	WAITING,
	/** The reader agreed to a debit that takes days. */
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
