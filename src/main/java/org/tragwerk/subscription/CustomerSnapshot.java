package org.tragwerk.subscription;

import java.util.List;
import java.util.UUID;

import org.tragwerk.payment.PaymentSnapshot;

/**
 * Subscriptions, payments and gifts of a customer, as fetched from the provider together.
 *
 * @param customerId the provider's id of the customer
 */
public record CustomerSnapshot(String customerId, List<SubscriptionSnapshot> subscriptions,
		List<PaymentSnapshot> payments, List<GiftSnapshot> gifts) {

	/**
	 * A gift and its payment.
	 *
	 * @param attemptId the id of the attempt in which it was made
	 */
	public record GiftSnapshot(UUID attemptId, PaymentSnapshot payment) {
	}

}
