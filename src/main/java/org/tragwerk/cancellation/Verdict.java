package org.tragwerk.cancellation;

import org.jspecify.annotations.Nullable;

/**
 * How far a declaration was carried out.
 *
 * @param cause why somebody has to look at it, exactly with {@link State#UNCLEAR}
 */
record Verdict(State state, @Nullable Cause cause) {

	static final Verdict NEW = new Verdict(State.NEW, null);

	/** The owner of the address is asked by mail. */
	static final Verdict LINKED = new Verdict(State.LINKED, null);

	static final Verdict CARRIED_OUT = new Verdict(State.CARRIED_OUT, null);

	static Verdict unclear(Cause cause) {
		return new Verdict(State.UNCLEAR, cause);
	}

	/** The name under which texts speak of it. */
	String word() {
		return (this.cause != null) ? this.cause.name() : this.state.name();
	}

	/**
	 * How far a declaration got.
	 */
	enum State {

		NEW, LINKED, CARRIED_OUT, UNCLEAR

	}

	/**
	 * Why somebody has to look.
	 */
	enum Cause {

		/** No contract fits. */
		UNKNOWN,
		/** Withdrawn after the period for it. */
		LATE,
		/** There is a reason to judge; nothing more is collected meanwhile. */
		EXTRAORDINARY,
		/** Something broke on our side. */
		FAILED

	}

}
