package org.tragwerk.sandbox.account.core;

import org.jspecify.annotations.Nullable;

/**
 * Ids of seeded objects, which contain the index of their customer, such as
 * {@code pi_seed0000000042}.
 */
public final class SeededIds {

	private static final String MARK = "_seed";

	private static final int DIGITS = 10;

	private SeededIds() {
	}

	/**
	 * The id with a prefix and an index, such as {@code sub_seed0000000042} for
	 * {@code sub} and 42.
	 */
	public static String id(String kind, int index) {
		var digits = Integer.toString(index);
		return kind + MARK + "0".repeat(DIGITS - digits.length()) + digits;
	}

	/**
	 * The id of the customer that a seeded object belongs to, null if the id is not that
	 * of a seeded object.
	 */
	static @Nullable String customerOf(String id) {
		var mark = id.indexOf(MARK);
		var end = mark + MARK.length() + DIGITS;
		return (mark > 0 && end <= id.length()) ? "cus" + id.substring(mark, end) : null;
	}

}
