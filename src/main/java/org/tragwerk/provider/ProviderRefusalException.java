package org.tragwerk.provider;

/**
 * The payment provider refused for good.
 */
public class ProviderRefusalException extends RuntimeException {

	public ProviderRefusalException(Throwable cause) {
		super("The payment provider refused", cause);
	}

}
