package org.tragwerk.subscription;

/**
 * Whether a collection brought money. What became of the money later are facts beside it.
 */
public enum PaymentStatus {

	/** Asked for or on its way. */
	PENDING,

	/** The money arrived. */
	PAID,

	/** The last try brought nothing; others may follow. */
	FAILED,

	/** Nobody tries to collect it any more. */
	CANCELED

}
