package org.tragwerk.stripe.sync.bulk;

import java.time.Instant;
import java.util.Set;

import org.tragwerk.stripe.sync.Lease;

/**
 * The right to sync a customer of whom only known objects changed.
 *
 * @param lease the right itself
 * @param changedIds Stripe's ids of subscriptions and invoices
 * @param happenedAt when the oldest of the changes happened
 */
record BulkLease(Lease lease, Set<String> changedIds, Instant happenedAt) {

	String providerId() {
		return this.lease.providerId();
	}

}
