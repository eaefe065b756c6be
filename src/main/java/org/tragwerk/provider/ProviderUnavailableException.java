package org.tragwerk.provider;

/**
 * The payment provider gave no definite answer; asking the same again is safe.
 */
public class ProviderUnavailableException extends RuntimeException {

	public ProviderUnavailableException(Throwable cause) {
		super("The payment provider gave no definite answer", cause);
	}

}
