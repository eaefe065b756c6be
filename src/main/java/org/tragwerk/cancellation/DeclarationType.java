package org.tragwerk.cancellation;

/**
 * What can be declared, and the page on which it is.
 */
enum DeclarationType {

	/** Ends a contract at the next possible day, for no reason. */
	ORDINARY("cancel"),
	/** Ends a contract for a reason that a person judges. */
	EXTRAORDINARY("cancel"),
	/** Undoes a contract within the first days. */
	WITHDRAWAL("withdraw");

	private final String action;

	DeclarationType(String action) {
		this.action = action;
	}

	/** As addresses and texts spell it. */
	String action() {
		return this.action;
	}

}
