package org.tragwerk.stripe.sync;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.tragwerk.pledging.CheckoutSnapshot;
import org.tragwerk.subscription.CustomerSnapshot;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;
import org.tragwerk.subscription.SubscriptionSnapshot;

/**
 * All that belongs to a customer, fetched at one time.
 */
public record CustomerState(List<CheckoutSnapshot> checkouts, CustomerSnapshot snapshot) {

	/** The attempts that something of the customer grew from. */
	List<UUID> attempts() {
		var standing = this.snapshot.subscriptions().stream().map(SubscriptionSnapshot::attemptId);
		var once = this.snapshot.gifts().stream().map(GiftSnapshot::attemptId);
		return Stream.concat(standing, once).filter(Objects::nonNull).toList();
	}

}
