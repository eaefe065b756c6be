package org.tragwerk.provider;

/**
 * The payment provider rejected a request for good; retrying it is useless.
 */
public class ProviderRefusalException extends RuntimeException {

	public ProviderRefusalException(Throwable cause) {
		super("The payment provider refused", cause);
	}

}
