package org.tragwerk.cancellation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants.
 *
 * @param reason exactly with an extraordinary cancellation
 * @param end the day on which a contract is to end; null for the next possible one
 */
record Wish(Kind kind, @Nullable String reason, @Nullable LocalDate end) {

	static Wish toWithdraw() {
		return new Wish(Kind.WITHDRAWAL, null, null);
	}

	/**
	 * What can be declared.
	 */
	enum Kind {

		/** Ends at the next possible day, for no reason. */
		ORDINARY,
		/** Ends for a reason that somebody has to look at. */
		EXTRAORDINARY,
		/** Undoes the contract within the first days. */
		WITHDRAWAL;

		Act act() {
			return (this == WITHDRAWAL) ? Act.WITHDRAW : Act.CANCEL;
		}

	}

}
