package org.tragwerk.pledging;

import java.util.Set;

import org.tragwerk.money.PaymentMethodType;

/**
 * Port to the provider's Checkout sessions. Calls may take seconds and must never run
 * inside a transaction.
 */
public interface Checkouts {

	/**
	 * Creates the Checkout session of an attempt; a retry returns the same session.
	 * @throws org.tragwerk.provider.ProviderUnavailableException if the outcome is
	 * unknown; the call can be retried with the same request
	 * @throws org.tragwerk.provider.ProviderRefusalException if the provider will never
	 * create it
	 */
	CheckoutSession open(CheckoutRequest request);

	/**
	 * Whether writes to the provider are disabled by a setting. Cheap: makes no call to
	 * the provider.
	 */
	boolean areClosed();

	/**
	 * Whether card testing is suspected, because unusually many cards are declined.
	 * Cheap: makes no call to the provider.
	 */
	boolean isCardTestingSuspected();

	/**
	 * The payment methods that the account supports; empty while they are unknown. Cheap:
	 * makes no call to the provider.
	 */
	Set<PaymentMethodType> paymentMethods();

}
