package org.tragwerk.sandbox.account;

import java.util.Map;

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
