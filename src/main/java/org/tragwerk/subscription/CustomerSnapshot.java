package org.tragwerk.subscription;

import java.util.List;
import java.util.UUID;

/**
 * All that belongs to one of the provider's customers, fetched in one go.
 *
 * @param customer the provider's id
 */
public record CustomerSnapshot(String customerId, List<SubscriptionSnapshot> subscriptions,
		List<PaymentSnapshot> payments, List<GiftSnapshot> gifts) {

	/**
	 * What was given once, and the payment that brought it.
	 *
	 * @param attemptId the attempt it grew from
	 */
	public record GiftSnapshot(UUID attemptId, PaymentSnapshot payment) {
	}

}
