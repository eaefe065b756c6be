package org.tragwerk.cancellation;

/**
 * The types of declarations, with the page of each.
 */
enum DeclarationType {

	/** Cancels a contract at the next possible day, without a reason. */
	ORDINARY("cancel"),
	/** Cancels a contract for good cause, which staff have to assess. */
	EXTRAORDINARY("cancel"),
	/** Withdraws from a contract within the withdrawal period. */
	WITHDRAWAL("withdraw");

	private final String action;

	DeclarationType(String action) {
		this.action = action;
	}

	/** The name used in paths and message keys. */
	String action() {
		return this.action;
	}

}
