package org.tragwerk.pledging;

import java.util.Set;

import org.tragwerk.money.PaymentMethodType;

/**
 * Port to the provider's pages on which readers pay. Calls may take seconds and must
 * never run inside a transaction.
 */
public interface Checkouts {

	/**
	 * Creates the Checkout session of an attempt; a retry returns the same session.
	 * @throws org.tragwerk.provider.ProviderUnavailableException if the outcome is
	 * unknown: retry with the same request
	 * @throws org.tragwerk.provider.ProviderRefusalException if the provider will never
	 * create it
	 */
	CheckoutSession open(CheckoutRequest request);

	/**
	 * Whether writing to the provider is disabled by a setting. Cheap, never a call.
	 */
	boolean areClosed();

	/**
	 * Whether cards are declined so often that somebody seems to be testing stolen ones.
	 * Cheap, never a call.
	 */
	boolean isCardTestingSuspected();

	/**
	 * The payment methods of the account; empty while they are unknown. Cheap, never a
	 * call.
	 */
	Set<PaymentMethodType> paymentMethods();

}
