package org.tragwerk.sandbox.account;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A collection of the seeded past, for the period from one moment to another.
 *
 * @param number how many there have been, with this one
 */
record Due(Agreement agreement, int number, long at, long end) implements Expected {

	private static final String MARK = "_seed";

	private static final int DIGITS = 10;

	/** Such as {@code sub_seed0000000042}. */
	static String id(String kind, int index) {
		var digits = Integer.toString(index);
		return kind + MARK + "0".repeat(DIGITS - digits.length()) + digits;
	}

	/** The customer to whom a seeded object belongs, null for any other id. */
	static @Nullable String customerOf(String id) {
		var mark = id.indexOf(MARK);
		var end = mark + MARK.length() + DIGITS;
		return (mark > 0 && end <= id.length()) ? "cus" + id.substring(mark, end) : null;
	}

	@Override
	public String id(String kind) {
		return id(kind, this.agreement.index()) + Long.toString(this.at, 36);
	}

	boolean isFirst() {
		return this.at == this.agreement.subscription().created;
	}

	/** What was agreed when the past was put there, whatever became of it since. */
	record Agreement(int index, Subscription subscription, SubscriptionItem item, Price price, PaymentMethod method,
			Map<String, String> metadata) {

	}

}
