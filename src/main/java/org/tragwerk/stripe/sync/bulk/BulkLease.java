package org.tragwerk.stripe.sync.bulk;

import java.time.Instant;
import java.util.Set;

import org.tragwerk.stripe.sync.Lease;

/**
 * The right to work on a subject whose news names what it is about.
 *
 * @param lease the right itself
 * @param objects Stripe's ids of subscriptions and invoices
 * @param happenedAt when the oldest of the news began
 */
record BulkLease(Lease lease, Set<String> objects, Instant happenedAt) {

	String subject() {
		return this.lease.id();
	}

}
