package org.tragwerk.stripe.sync;

import java.time.Clock;

import org.springframework.stereotype.Component;

/**
 * Fetches the state of a leased customer and writes it with the lease's fencing token.
 */
@Component
class SyncCustomer {

	private final CustomerFetcher customerFetcher;

	private final CustomerStateWriter customerStateWriter;

	private final PaymentCustomerFinder paymentCustomerFinder;

	private final Clock clock;

	SyncCustomer(CustomerFetcher customerFetcher, CustomerStateWriter customerStateWriter,
			PaymentCustomerFinder paymentCustomerFinder, Clock clock) {
		this.customerFetcher = customerFetcher;
		this.customerStateWriter = customerStateWriter;
		this.paymentCustomerFinder = paymentCustomerFinder;
		this.clock = clock;
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
			var fetchedAt = this.clock.instant();
			this.customerStateWriter.write(lease, this.customerFetcher.fetch(lease.providerId()).at(fetchedAt));
		}
	}

}
