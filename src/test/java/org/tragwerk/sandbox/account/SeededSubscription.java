package org.tragwerk.sandbox.account;

import java.time.Instant;
import java.util.Map;

/** What the sandbox holds of one seeded pledge. */
public record SeededSubscription(String customerId, String subscriptionId, String itemId, long amountCents,
		Instant startedAt, Instant currentPeriodEnd, Map<String, String> metadata) {

}
