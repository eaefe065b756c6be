package org.tragwerk.stripe;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.tragwerk.pledging.CheckoutSnapshot;
import org.tragwerk.subscription.CustomerSnapshot;
import org.tragwerk.subscription.SubscriptionSnapshot;

/**
 * All that belongs to a customer, as it was found by one look.
 */
record CustomerLook(List<CheckoutSnapshot> checkouts, CustomerSnapshot snapshot) {

	/** The attempts that something of the customer grew from. */
	List<UUID> attempts() {
		return this.snapshot.subscriptions()
			.stream()
			.map(SubscriptionSnapshot::attempt)
			.filter(Objects::nonNull)
			.toList();
	}

}
