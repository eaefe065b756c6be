package org.tragwerk.stripe.sync;

import com.stripe.StripeClient;
import org.tragwerk.stripe.client.StripeErrors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the customer of a refunded or disputed payment, and marks that customer for a
 * sync. Webhook events about refunds and disputes contain the payment intent but no
 * customer.
 */
@Component
class PaymentCustomerFinder {

	private static final String PREFIX = "pi_";

	private final StripeClient stripe;

	private final SyncQueue syncQueue;

	private final SyncMarker syncMarker;

	private final TransactionTemplate transaction;

	PaymentCustomerFinder(StripeClient stripe, SyncQueue syncQueue, SyncMarker syncMarker,
			TransactionTemplate transaction) {
		this.stripe = stripe;
		this.syncQueue = syncQueue;
		this.syncMarker = syncMarker;
		this.transaction = transaction;
	}

	/** Whether the lease is for a payment and not for a customer. */
	static boolean isFor(Lease lease) {
		return lease.providerId().startsWith(PREFIX);
	}

	/**
	 * Marks the payment's customer for a sync, and finishes the payment's own row.
	 * @throws LeaseLostException if another worker has taken over the lease
	 */
	void markCustomer(Lease lease) {
		var customer = StripeErrors.call(() -> this.stripe.v1().paymentIntents().retrieve(lease.providerId()))
			.getCustomer();
		this.transaction.executeWithoutResult((status) -> {
			this.syncQueue.finish(lease);
			if (customer != null) {
				this.syncMarker.mark(customer, lease);
			}
		});
	}

}
