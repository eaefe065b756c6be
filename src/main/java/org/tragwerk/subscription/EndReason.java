package org.tragwerk.subscription;

/**
 * Why a subscription is over.
 */
public enum EndReason {

	/** The supporter canceled it. */
	BY_SUPPORTER,

	/** The supporter withdrew from it in the first fourteen days; all was paid back. */
	WITHDRAWN,

	/** The supporter let the first payment stand as a single one. */
	MADE_ONCE,

	/** The last debit that the supporter asked for was made. */
	LAST_MONTH_REACHED,

	/** A payment stayed open until nobody tried to collect it any more. */
	PAYMENT_FAILED,

	/** The bank took a debit back. */
	RETURNED,

	/** A payer objected to a payment by card or PayPal. */
	DISPUTED,

	/** The customer was deleted at the provider. */
	CUSTOMER_DELETED,

	/** Somebody ended it at the provider. */
	BY_STAFF

}
