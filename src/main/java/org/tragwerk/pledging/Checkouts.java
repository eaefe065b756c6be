package org.tragwerk.pledging;

import java.util.Set;

import org.tragwerk.money.PaymentMethodType;

/**
 * The provider's pages on which readers pay. Calls may take seconds and must never run
 * inside a transaction.
 */
public interface Checkouts {

	/**
	 * Opens the page on which the reader pays. Asking again for the same attempt gives
	 * the same page.
	 * @throws org.tragwerk.provider.ProviderUnavailableException if the outcome is
	 * unknown: ask again, the same way
	 * @throws org.tragwerk.provider.ProviderRefusalException if the provider will never
	 * do it
	 */
	CheckoutSession open(CheckoutRequest request);

	/**
	 * Whether nothing is asked of the provider for now because somebody said so. Cheap to
	 * ask, and never a call to the provider.
	 */
	boolean areClosed();

	/**
	 * Whether cards are declined so often that somebody seems to be trying them out.
	 * Cheap to ask, and never a call to the provider.
	 */
	boolean declineUnusuallyMany();

	/**
	 * By which ways the account can be paid, as far as is known by now; none if nothing
	 * is. Cheap to ask, and never a call to the provider.
	 */
	Set<PaymentMethodType> ways();

}
