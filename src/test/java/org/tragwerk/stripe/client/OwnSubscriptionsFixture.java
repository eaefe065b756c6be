package org.tragwerk.stripe.client;

import java.util.List;

/** Creates {@link OwnSubscriptions} for a product. */
public final class OwnSubscriptionsFixture {

	private OwnSubscriptionsFixture() {
	}

	public static OwnSubscriptions of(String product) {
		return new OwnSubscriptions(new StripeProperties("sk_test_fake", null, List.of(), product, true));
	}

}
