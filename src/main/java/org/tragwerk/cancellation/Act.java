package org.tragwerk.cancellation;

import java.util.Locale;

/**
 * The two ways out of a contract, each with its own pages below {@code /cancel} and
 * {@code /withdraw}.
 */
enum Act {

	CANCEL, WITHDRAW;

	/** As addresses and texts spell it. */
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The kind of the letter that confirms it. */
	String letter() {
		return (this == CANCEL) ? "cancellation" : "withdrawal";
	}

	String path(String rest) {
		return "/" + word() + rest;
	}

}
