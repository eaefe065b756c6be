package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.pledging.CheckoutSnapshot;
import org.tragwerk.subscription.CustomerSnapshot;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;
import org.tragwerk.subscription.SubscriptionSnapshot;

/**
 * The current state of a customer at Stripe.
 *
 * @param unsupported why objects were left out, by Stripe's id; null if only some of the
 * customer's objects were fetched
 */
public record CustomerState(List<CheckoutSnapshot> checkouts, CustomerSnapshot snapshot,
		@Nullable Map<String, String> unsupported) {

	/** The same state with the time at which Stripe was asked. */
	CustomerState at(Instant fetchedAt) {
		return new CustomerState(this.checkouts.stream().map((checkout) -> checkout.at(fetchedAt)).toList(),
				this.snapshot, this.unsupported);
	}

	/** The ids of the attempts that created the customer's subscriptions and gifts. */
	List<UUID> attempts() {
		var standing = this.snapshot.subscriptions().stream().map(SubscriptionSnapshot::attemptId);
		var once = this.snapshot.gifts().stream().map(GiftSnapshot::attemptId);
		return Stream.concat(standing, once).filter(Objects::nonNull).toList();
	}

}
