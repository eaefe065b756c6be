package org.tragwerk.sandbox.account.seeding;

import java.time.Instant;
import java.util.List;

/** The ids that were seeded for one pledge. */
public record SeededSubscription(SeededPledge pledge, String customerId, String subscriptionId, String itemId,
		Instant currentPeriodEnd, List<Payment> payments) {

	/** One seeded payment. */
	public record Payment(String paymentIntentId, Instant paidAt) {

	}

}
