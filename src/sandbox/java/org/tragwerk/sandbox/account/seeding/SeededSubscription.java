package org.tragwerk.sandbox.account.seeding;

import java.time.Instant;
import java.util.List;

/** What was seeded for one pledge. */
public record SeededSubscription(SeededPledge pledge, String customerId, String subscriptionId, String itemId,
		Instant currentPeriodEnd, List<Payment> payments) {

	/** One collection that brought money. */
	public record Payment(String paymentIntentId, Instant paidAt) {

	}

}
