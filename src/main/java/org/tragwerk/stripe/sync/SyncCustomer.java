package org.tragwerk.stripe.sync;

import org.springframework.stereotype.Component;

/**
 * Fetches the state of a leased customer and writes it with the lease's fencing token.
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
	 * Syncs the leased customer; if the lease is for a payment, marks that payment's
	 * customer instead.
	 * @throws LeaseLostException if another worker has taken over the lease
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
