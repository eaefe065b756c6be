package org.tragwerk.stripe;

import com.stripe.model.Subscription;

import org.springframework.stereotype.Component;

/**
 * Tells our subscriptions from those of others who share the account: they have grown
 * from an attempt and pay for our product.
 */
@Component
class OwnSubscriptions {

	private final String product;

	OwnSubscriptions(StripeProperties properties) {
		this.product = properties.product();
	}

	boolean owns(Subscription subscription) {
		var notes = subscription.getMetadata();
		return notes != null && notes.containsKey(StripeCheckout.ATTEMPT)
				&& subscription.getItems()
					.getData()
					.stream()
					.anyMatch((item) -> this.product.equals(item.getPrice().getProduct()));
	}

}
