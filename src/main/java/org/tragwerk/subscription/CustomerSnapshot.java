package org.tragwerk.subscription;

import java.util.List;

/**
 * All that belongs to one of the provider's customers, fetched in one go.
 *
 * @param customer the provider's id
 */
public record CustomerSnapshot(String customerId, List<SubscriptionSnapshot> subscriptions,
		List<PaymentSnapshot> payments, List<GiftSnapshot> gifts) {
}
