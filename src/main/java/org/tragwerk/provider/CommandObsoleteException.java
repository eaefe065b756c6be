package org.tragwerk.provider;

/**
 * What a command is about is gone for good, such as a subscription that is over.
 */
public class CommandObsoleteException extends RuntimeException {

	/**
	 * Creates one.
	 * @param reason stored with the command, so it names no person
	 */
	public CommandObsoleteException(String reason) {
		super(reason);
	}

}
