package org.tragwerk.stripe.client;

import java.util.List;

/** What is ours where pledges are prices of some product. */
public final class OwnSubscriptionsFixture {

	private OwnSubscriptionsFixture() {
	}

	public static OwnSubscriptions of(String product) {
		return new OwnSubscriptions(new StripeProperties("sk_test_fake", null, List.of(), product, true));
	}

}
