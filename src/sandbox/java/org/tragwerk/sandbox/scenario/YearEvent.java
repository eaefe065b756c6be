package org.tragwerk.sandbox.scenario;

/**
 * The events of a scenario, which happen to readers, to webhook deliveries or to API
 * calls.
 */
enum YearEvent {

	/** The next payment of a subscription fails. */
	DECLINE,

	/** Every further payment fails. */
	DECLINE_ALL,

	/** The payer revokes a mandate at the bank. */
	REVOKE_MANDATE,

	/** The payer disputes the last payment. */
	DISPUTE,

	/** The payer's bank inquires about the last payment. */
	INQUIRE,

	/** The last dispute is won. */
	WIN_DISPUTE,

	/** The last payment is refunded. */
	REFUND,

	/** A part of the last payment is refunded. */
	REFUND_PART,

	/** The last refund fails and is returned. */
	REFUND_RETURNED,

	/** The reader pauses. */
	PAUSE,

	/** The reader resumes. */
	RESUME,

	/** The subscription is canceled at the end of the period. */
	CANCEL_AT_PERIOD_END,

	/** The subscription is canceled now. */
	CANCEL_NOW,

	/** The reader changes the amount. */
	CHANGE_AMOUNT,

	/** The customer is deleted. */
	DELETE,

	/** The newspaper's bank sends the last payout back. */
	PAYOUT_RETURNED,

	/** An event is dropped. */
	DROP_EVENT,

	/** An event is delivered twice. */
	DUPLICATE_EVENT,

	/** An event is delivered after the next one. */
	REORDER_EVENTS,

	/** An event is delivered seconds later. */
	DELAY_EVENT,

	/** An event is signed with a foreign secret. */
	FOREIGN_SECRET,

	/** An event has the wrong {@code livemode}. */
	FLIP_LIVEMODE,

	/** A list of invoices is not answered. */
	RESET_INVOICE_LIST,

	/** The connection is cut before the end of a list of charges. */
	RESET_CHARGE_LIST;

}
