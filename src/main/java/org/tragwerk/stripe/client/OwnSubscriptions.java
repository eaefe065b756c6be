package org.tragwerk.stripe.client;

import com.stripe.model.Subscription;

import org.springframework.stereotype.Component;

/**
 * Tells our subscriptions from those of others who share the account: they have grown
 * from an attempt and pay for our product.
 */
@Component
public class OwnSubscriptions {

	/** Key of the metadata that names the attempt an object grew from. */
	public static final String ATTEMPT = "attempt_id";

	private final String product;

	OwnSubscriptions(StripeProperties properties) {
		this.product = properties.product();
	}

	public boolean owns(Subscription subscription) {
		var notes = subscription.getMetadata();
		return notes != null && notes.containsKey(ATTEMPT)
				&& subscription.getItems()
					.getData()
					.stream()
					.anyMatch((item) -> this.product.equals(item.getPrice().getProduct()));
	}

}
