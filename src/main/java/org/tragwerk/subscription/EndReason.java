package org.tragwerk.subscription;

import java.util.List;

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
	BY_STAFF;

	/** Those for which an end is asked for at once, the strongest first. */
	private static final List<EndReason> IMMEDIATE = List.of(WITHDRAWN, RETURNED, DISPUTED, PAYMENT_FAILED, MADE_ONCE);

	/**
	 * Whether it stands when an end is asked for by both. A withdrawal undoes all; what
	 * ends at once comes before what ends with a period; and what the supporter declares
	 * comes before what was chosen at the start.
	 */
	boolean outranks(EndReason other) {
		return rank() < other.rank();
	}

	boolean isImmediate() {
		return IMMEDIATE.contains(this);
	}

	private int rank() {
		return isImmediate() ? IMMEDIATE.indexOf(this) : IMMEDIATE.size() + ((this == LAST_MONTH_REACHED) ? 1 : 0);
	}

}
