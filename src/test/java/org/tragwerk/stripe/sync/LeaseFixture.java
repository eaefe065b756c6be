package org.tragwerk.stripe.sync;

import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.client.RequestPriority;

/** Leases of customers. */
public final class LeaseFixture {

	private LeaseFixture() {
	}

	/** A lease of a customer that a webhook event marked. */
	public static Lease of(String customer) {
		return new Lease(customer, 3, 2, 7, 0, RequestPriority.WEBHOOK, null);
	}

	/** The same after so many failures. */
	static Lease after(int failures, String customer) {
		return new Lease(customer, 3, 2, 7, failures, RequestPriority.WEBHOOK, null);
	}

	/** A lease of a customer that a sweep marked, or a webhook event if it is null. */
	static Lease by(@Nullable String sweep) {
		var priority = (sweep != null) ? RequestPriority.SWEEP : RequestPriority.WEBHOOK;
		return new Lease("cus_ada", 3, 2, 7, 0, priority, sweep);
	}

}
