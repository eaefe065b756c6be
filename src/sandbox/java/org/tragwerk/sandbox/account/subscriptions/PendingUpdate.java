package org.tragwerk.sandbox.account.subscriptions;

import java.util.Map;

import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.products.Price;

/**
 * A pending update: a change of a subscription that is applied once its invoice is paid.
 *
 * @param invoice the invoice that has to be paid
 * @param expiresAt the Unix second until which the invoice can be paid
 * @param item the subscription item that is changed
 * @param price the item's new price
 * @param quantity the item's new quantity
 */
record PendingUpdate(Invoice invoice, long expiresAt, SubscriptionItem item, Price price, long quantity) {

	static final long EXPIRES_AFTER = 23 * 3_600L;

	void apply() {
		this.item.price = this.price;
		this.item.quantity = this.quantity;
	}

	Map<String, Object> render(String subscription) {
		var changed = new SubscriptionItem(this.item.id, this.item.created, this.price, this.quantity);
		changed.periodStart = this.item.periodStart;
		changed.periodEnd = this.item.periodEnd;
		changed.metadata = this.item.metadata;
		return OrderedMap.of("billing_cycle_anchor", null, "discount", null, "discounts", null, "expires_at",
				this.expiresAt, "metadata", null, "subscription_items", java.util.List.of(changed.render(subscription)),
				"trial_end", null, "trial_from_plan", null);
	}

}
