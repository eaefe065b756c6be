package org.tragwerk.pledging;

/**
 * How far a try has come.
 */
enum AttemptStatus {

	/**
	 * Written here; a mailed link has to be opened before the provider hears of it.
	 */
	HELD,
	/** Written here; whether the provider knows it is open. */
	STARTED,
	/** The Checkout page waits for the reader. */
	WAITING,
	/** The reader agreed to a debit that takes days. */
	PROCESSING,
	/** The reader went through with it, and it is paid. */
	COMPLETED,
	/** The debit that the reader agreed to failed. */
	FAILED,
	/** The reader stayed away. */
	EXPIRED,
	/** The same reader asked for something else instead. */
	SUPERSEDED,
	/** The provider refused it for good. */
	REFUSED

}
