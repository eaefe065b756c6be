package org.tragwerk.subscription;

/**
 * A debit is on its way that nobody can recall: what is asked for has to wait for it.
 */
public class StillCollectingException extends RuntimeException {

	public StillCollectingException(String reference) {
		super("A debit of " + reference + " is on its way");
	}

}
