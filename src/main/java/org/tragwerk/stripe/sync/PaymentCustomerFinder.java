package org.tragwerk.stripe.sync;

import com.stripe.StripeClient;
import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.client.StripeErrors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the customer of a refunded, disputed or suspicious payment, or of a payment
 * method whose mandate changed, and marks that customer for a sync. Webhook events about
 * these contain the payment intent or payment method but no customer.
 */
@Component
class PaymentCustomerFinder {

	private static final String PAYMENT = "pi_";

	private static final String PAYMENT_METHOD = "pm_";

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

	/** Whether the lease is for a payment or payment method and not for a customer. */
	static boolean isFor(Lease lease) {
		return lease.providerId().startsWith(PAYMENT) || lease.providerId().startsWith(PAYMENT_METHOD);
	}

	/**
	 * Marks the customer of the payment or payment method for a sync, and finishes the
	 * row of its own.
	 * @throws LeaseLostException if another worker has taken over the lease
	 */
	void markCustomer(Lease lease) {
		var customer = customerOf(lease.providerId());
		this.transaction.executeWithoutResult((status) -> {
			this.syncQueue.finish(lease);
			if (customer != null) {
				this.syncMarker.mark(customer, lease);
			}
		});
	}

	private @Nullable String customerOf(String id) {
		return id.startsWith(PAYMENT)
				? StripeErrors.call(() -> this.stripe.v1().paymentIntents().retrieve(id)).getCustomer()
				: StripeErrors.call(() -> this.stripe.v1().paymentMethods().retrieve(id)).getCustomer();
	}

}
