package org.tragwerk.sandbox.account.seeding;

import java.util.Map;

import org.tragwerk.sandbox.account.core.Placeholder;
import org.tragwerk.sandbox.account.core.SeededIds;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.products.Price;
import org.tragwerk.sandbox.account.subscriptions.Subscription;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionItem;

/**
 * A collection of the seeded past, for the period from one moment to another.
 *
 * @param number how many there have been, with this one
 */
record Due(Agreement agreement, int number, long at, long end) implements Placeholder {

	@Override
	public String id(String kind) {
		return SeededIds.id(kind, this.agreement.index()) + Long.toString(this.at, 36);
	}

	boolean isFirst() {
		return this.at == this.agreement.subscription().created;
	}

	/** What was agreed when the past was put there, whatever became of it since. */
	record Agreement(int index, Subscription subscription, SubscriptionItem item, Price price, PaymentMethod method,
			Map<String, String> metadata) {

	}

}
