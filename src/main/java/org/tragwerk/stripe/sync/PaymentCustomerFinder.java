package org.tragwerk.stripe.sync;

import com.stripe.StripeClient;
import org.tragwerk.stripe.client.StripeErrors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds whose payment it is that a refund or a dispute names, and has that customer
 * synced. Webhook events of such objects name no customer.
 */
@Component
class PaymentCustomerFinder {

	private static final String PREFIX = "pi_";

	private final StripeClient stripe;

	private final SyncQueue syncQueue;

	private final TransactionTemplate transaction;

	PaymentCustomerFinder(StripeClient stripe, SyncQueue syncQueue, TransactionTemplate transaction) {
		this.stripe = stripe;
		this.syncQueue = syncQueue;
		this.transaction = transaction;
	}

	/** Whether the lease is for a payment and not for a customer. */
	static boolean isFor(Lease lease) {
		return lease.providerId().startsWith(PREFIX);
	}

	/**
	 * Marks the customer in place of the payment.
	 * @throws LeaseLostException if another worker has taken over meanwhile
	 */
	void markCustomer(Lease lease) {
		var customer = StripeErrors.call(() -> this.stripe.v1().paymentIntents().retrieve(lease.providerId()))
			.getCustomer();
		this.transaction.executeWithoutResult((status) -> {
			this.syncQueue.finish(lease);
			if (customer != null) {
				this.syncQueue.markDirty(customer, lease.bySweep());
			}
		});
	}

}
