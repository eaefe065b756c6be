package org.tragwerk.sandbox.account.seeding;

import java.util.Map;

import org.tragwerk.sandbox.account.core.Placeholder;
import org.tragwerk.sandbox.account.core.SeededIds;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.products.Price;
import org.tragwerk.sandbox.account.subscriptions.Subscription;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionItem;

/**
 * The placeholder of a seeded invoice for one period, paid when it was created.
 *
 * @param number the invoice's number within its subscription, from 1
 */
record SeededInvoice(BillingTerms terms, int number, long at, long end) implements Placeholder {

	@Override
	public String id(String kind) {
		return SeededIds.id(kind, this.terms.index()) + Long.toString(this.at, 36);
	}

	boolean isFirst() {
		return this.at == this.terms.subscription().created;
	}

	/**
	 * The subscription's item, price and payment method at the time of seeding,
	 * unaffected by later changes.
	 */
	record BillingTerms(int index, Subscription subscription, SubscriptionItem item, Price price, PaymentMethod method,
			Map<String, String> metadata) {

	}

}
