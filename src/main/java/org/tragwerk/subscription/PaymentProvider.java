package org.tragwerk.subscription;

import java.time.Instant;
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

	/**
	 * Ends a subscription with the period that ends then. If that time has passed, it
	 * ends now, and whatever was collected for later is paid back; hence the start of the
	 * subscription undoes it as a whole. It never ends later than it would have anyway,
	 * and what is over or paid back already is left as it is.
	 * @throws ProviderUnavailableException if the outcome is unknown: ask again
	 * @throws StillCollectingException if it ended but a debit has to arrive before it
	 * can be paid back: ask again much later
	 */
	void end(String reference, Instant at, UUID command);

	/**
	 * Pays back what is left of a payment. One that went back already, to us or to the
	 * bank, is left as it is.
	 * @param payment the provider's id of it
	 * @throws ProviderUnavailableException if the outcome is unknown: ask again
	 */
	void refund(String payment, UUID command);

}
