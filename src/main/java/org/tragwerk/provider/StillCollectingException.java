package org.tragwerk.provider;

/**
 * A debit is on its way that nobody can recall: what is asked for has to wait for it.
 */
public class StillCollectingException extends RuntimeException {

	public StillCollectingException(String providerId) {
		super("A debit of " + providerId + " is on its way");
	}

}
