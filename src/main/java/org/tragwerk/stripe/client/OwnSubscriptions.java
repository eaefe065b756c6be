package org.tragwerk.stripe.client;

import com.stripe.model.Subscription;

import org.springframework.stereotype.Component;

/**
 * Recognizes this application's subscriptions in a Stripe account that others may share:
 * they carry the id of an attempt in their metadata and have an item whose price belongs
 * to the configured product.
 */
@Component
public class OwnSubscriptions {

	/** The metadata key of the id of the attempt for which an object was created. */
	public static final String ATTEMPT = "attempt_id";

	private final String product;

	OwnSubscriptions(StripeProperties properties) {
		this.product = properties.product();
	}

	/** Whether the subscription was created by this application. */
	public boolean owns(Subscription subscription) {
		var metadata = subscription.getMetadata();
		return metadata != null && metadata.containsKey(ATTEMPT)
				&& subscription.getItems()
					.getData()
					.stream()
					.anyMatch((item) -> this.product.equals(item.getPrice().getProduct()));
	}

}
