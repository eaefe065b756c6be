package org.tragwerk.provider;

/**
 * A pending debit, which cannot be canceled, has to succeed or fail before the command
 * can be completed.
 */
public class StillCollectingException extends RuntimeException {

	/**
	 * Creates one.
	 * @param providerId the provider's id of the subscription
	 */
	public StillCollectingException(String providerId) {
		super("A debit of " + providerId + " is on its way");
	}

}
