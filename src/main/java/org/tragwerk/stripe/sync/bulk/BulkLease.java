package org.tragwerk.stripe.sync.bulk;

import java.time.Instant;
import java.util.Set;

import org.tragwerk.stripe.sync.Lease;

/**
 * The lease of a customer of whom only the given objects have changed.
 *
 * @param lease the customer's lease
 * @param changedIds Stripe's ids of the changed subscriptions and invoices
 * @param happenedAt when the oldest of the changes happened
 */
record BulkLease(Lease lease, Set<String> changedIds, Instant happenedAt) {

	String providerId() {
		return this.lease.providerId();
	}

}
