package org.tragwerk.subscription;

import java.util.List;

/**
 * The reason for which a subscription ended.
 */
public enum EndReason {

	/** The supporter canceled it. */
	BY_SUPPORTER,

	/**
	 * The supporter withdrew within the first fourteen days; all payments were refunded.
	 */
	WITHDRAWN,

	/** The supporter kept the first payment as a single gift. */
	MADE_ONCE,

	/** The last month that the supporter chose is over. */
	LAST_MONTH_REACHED,

	/** A payment failed and was not retried any more. */
	PAYMENT_FAILED,

	/** The bank returned a debit. */
	RETURNED,

	/** A card or PayPal payment was disputed. */
	DISPUTED,

	/** The customer was deleted at the provider. */
	CUSTOMER_DELETED,

	/** Staff canceled it at the provider. */
	BY_STAFF;

	/** The reasons for which a subscription is canceled at once, the strongest first. */
	private static final List<EndReason> IMMEDIATE = List.of(WITHDRAWN, RETURNED, DISPUTED, PAYMENT_FAILED, MADE_ONCE);

	/**
	 * Whether this reason is kept if cancellation is requested for both reasons. A
	 * withdrawal comes first, then reasons that end a subscription at once, then the
	 * supporter's cancellation, then the last month chosen at the start.
	 */
	boolean outranks(EndReason other) {
		return rank() < other.rank();
	}

	boolean isImmediate() {
		return IMMEDIATE.contains(this);
	}

	/**
	 * Whether a subscription that its supporter has canceled can end for this reason and
	 * leave the cancellation as it is.
	 */
	boolean isAfterCancellation() {
		return this == BY_SUPPORTER || this == CUSTOMER_DELETED;
	}

	private int rank() {
		return isImmediate() ? IMMEDIATE.indexOf(this) : IMMEDIATE.size() + ((this == LAST_MONTH_REACHED) ? 1 : 0);
	}

}
