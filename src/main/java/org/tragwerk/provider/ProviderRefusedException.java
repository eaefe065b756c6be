package org.tragwerk.provider;

/**
 * The payment provider rejected a request for good; retrying it is useless.
 */
public class ProviderRefusedException extends RuntimeException {

	/**
	 * Creates one.
	 * @param cause the provider's error
	 */
	public ProviderRefusedException(Throwable cause) {
		super("The payment provider refused", cause);
	}

}
