package org.tragwerk.provider;

/**
 * The outcome of a request to the payment provider is unknown, or the provider is
 * unavailable; retrying with the same idempotency key is safe.
 */
public class ProviderUnavailableException extends RuntimeException {

	/**
	 * Creates one.
	 * @param cause the provider's error, or why no request was sent
	 */
	public ProviderUnavailableException(Throwable cause) {
		super("The payment provider gave no definite answer", cause);
	}

}
