package org.tragwerk.provider;

/**
 * The target of a command is in a final state, such as a subscription that has ended.
 */
public class CommandObsoleteException extends RuntimeException {

	/**
	 * Creates one.
	 * @param reason stored with the command, so it must not contain personal data
	 */
	public CommandObsoleteException(String reason) {
		super(reason);
	}

}
