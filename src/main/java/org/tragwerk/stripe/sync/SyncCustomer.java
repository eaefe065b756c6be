package org.tragwerk.stripe.sync;

import org.springframework.stereotype.Component;

/**
 * Fetches what a lease is for and writes it under its fence.
 */
@Component
class SyncCustomer {

	private final CustomerFetcher customerFetcher;

	private final CustomerStateWriter customerStateWriter;

	private final PaymentCustomerFinder paymentCustomerFinder;

	SyncCustomer(CustomerFetcher customerFetcher, CustomerStateWriter customerStateWriter,
			PaymentCustomerFinder paymentCustomerFinder) {
		this.customerFetcher = customerFetcher;
		this.customerStateWriter = customerStateWriter;
		this.paymentCustomerFinder = paymentCustomerFinder;
	}

	/**
	 * Syncs the customer, or marks the one whose payment the lease is for.
	 * @throws LeaseLostException if another worker has taken over meanwhile
	 */
	void sync(Lease lease) {
		if (PaymentCustomerFinder.isFor(lease)) {
			this.paymentCustomerFinder.markCustomer(lease);
		}
		else {
			this.customerStateWriter.write(lease, this.customerFetcher.fetch(lease.providerId()));
		}
	}

}
