package org.tragwerk.subscription;

import java.util.UUID;

/**
 * Whoever collects the money for us. Calls may take seconds and must never run inside a
 * transaction.
 */
public interface PaymentProvider {

	/**
	 * Opens the page on which the reader pays. Asking again for the same attempt gives
	 * the same page.
	 * @throws ProviderUnavailableException if the outcome is unknown: ask again, the same
	 * way
	 * @throws ProviderRefusalException if the provider will never do it
	 */
	CheckoutPage openCheckout(CheckoutRequest request);

	/**
	 * Whether cards are declined so often that somebody seems to be trying them out.
	 * Cheap to ask, and never a call to the provider.
	 */
	boolean declinesUnusuallyMany();

	/**
	 * Closes a page that nobody is to pay on any more. One that is closed or paid already
	 * is left as it is.
	 * @param command makes the provider's idempotency key
	 * @throws ProviderUnavailableException if the outcome is unknown: ask again
	 */
	void expireCheckout(String reference, UUID command);

}
