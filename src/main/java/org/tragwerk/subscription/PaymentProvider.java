package org.tragwerk.subscription;

import java.util.UUID;

/**
 * Whoever collects the money for us, and does what commands ask for. Calls may take
 * seconds and must never run inside a transaction. Each carries the command's id, which
 * makes the provider's idempotency key.
 */
public interface PaymentProvider {

	/**
	 * Closes a page that nobody is to pay on any more. One that is closed or paid already
	 * is left as it is.
	 * @throws ProviderUnavailableException if the outcome is unknown: ask again
	 */
	void expireCheckout(String reference, UUID command);

}
