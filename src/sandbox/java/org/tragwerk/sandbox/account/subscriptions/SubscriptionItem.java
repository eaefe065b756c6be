package org.tragwerk.sandbox.account.subscriptions;

import java.util.Map;

import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.products.Price;

/** A subscription item with its current period. */
public final class SubscriptionItem {

	public final String id;

	final long created;

	public Price price;

	long quantity;

	public long periodStart;

	public long periodEnd;

	public Map<String, String> metadata = Map.of();

	public SubscriptionItem(String id, long created, Price price, long quantity) {
		this.id = id;
		this.created = created;
		this.price = price;
		this.quantity = quantity;
	}

	long amount() {
		return this.price.unitAmount * this.quantity;
	}

	Map<String, Object> render(String subscription) {
		return ObjectTemplate.of("subscription_item")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("current_period_end", this.periodEnd)
			.set("current_period_start", this.periodStart)
			.set("metadata", this.metadata)
			.set("plan", this.price.renderPlan())
			.set("price", this.price.render())
			.set("quantity", this.quantity)
			.set("subscription", subscription)
			.fields();
	}

}
