package org.tragwerk.pledging;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.provider.ProviderRefusedException;

/**
 * Port to the provider's Checkout sessions. Calls may take seconds and must never run
 * inside a transaction.
 */
public interface Checkouts {

	/**
	 * Creates the Checkout session of an attempt; a retry returns the same session.
	 * @throws org.tragwerk.provider.ProviderUnavailableException if the outcome is
	 * unknown; the call can be retried with the same request
	 * @throws PaymentMethodRefusedException if the account does not take one of the
	 * payment methods
	 * @throws AddressRefusedException if the provider does not accept the reader's email
	 * address
	 * @throws ProviderRefusedException if the provider will never create it for another
	 * reason
	 */
	CheckoutSession open(CheckoutRequest request);

	/**
	 * Deletes the customer that was created for an abandoned attempt, with name and
	 * address. One that has a subscription, a payment, a pending debit or an open
	 * session, or that was not created for the attempt, is kept.
	 * @param customerId the provider's id, null to find the customer
	 * @param email the reader's email address, by which the customer is found
	 * @return whether the provider has no such customer any more
	 * @throws org.tragwerk.provider.ProviderUnavailableException if the outcome is
	 * unknown; the call can be repeated
	 */
	boolean deleteCustomer(UUID attemptId, @Nullable String customerId, String email);

	/**
	 * The provider's page on which the customer's open invoice can be paid, empty if none
	 * is open.
	 * @throws org.tragwerk.provider.ProviderUnavailableException if the provider gave no
	 * answer
	 */
	Optional<URI> findInvoicePage(String customerId);

	/**
	 * Whether writes to the provider are enabled by a setting. Makes no call to the
	 * provider.
	 */
	boolean isWritable();

	/**
	 * The declined cards and the completed sessions of the last ten minutes, as far as
	 * webhook events reported them. Makes no call to the provider.
	 */
	RecentOutcomes recentOutcomes();

	/**
	 * The payment methods that the account supports; empty while they are unknown. Cheap:
	 * makes no call to the provider.
	 */
	Set<PaymentMethodType> paymentMethods();

	/**
	 * What happened on the provider's pages within ten minutes.
	 *
	 * @param declines the declined cards, also those of renewals
	 * @param completions the number of completed sessions
	 */
	record RecentOutcomes(List<CardDecline> declines, long completions) {
	}

	/**
	 * A card that was declined.
	 *
	 * @param customerId the provider's id of the customer
	 * @param at when, by the provider's clock
	 */
	record CardDecline(String customerId, Instant at) {
	}

	/** The provider does not accept the reader's email address. */
	class AddressRefusedException extends ProviderRefusedException {

		public AddressRefusedException(Throwable cause) {
			super(cause);
		}

	}

	/** The account does not take one of the payment methods of a request. */
	class PaymentMethodRefusedException extends ProviderRefusedException {

		private final Set<PaymentMethodType> accepted;

		public PaymentMethodRefusedException(Set<PaymentMethodType> accepted, Throwable cause) {
			super(cause);
			this.accepted = accepted;
		}

		/** Those of the request's payment methods that the account still takes. */
		Set<PaymentMethodType> accepted() {
			return this.accepted;
		}

	}

}
