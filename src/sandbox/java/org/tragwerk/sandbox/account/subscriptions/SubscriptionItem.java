package org.tragwerk.sandbox.account.subscriptions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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

	/** Starts the next period, which ends at the next boundary, or at a scheduled end. */
	void startPeriod(long start, Subscription subscription) {
		var boundary = this.price.cycleFrom(subscription.anchor).boundaryAfter(start);
		this.periodStart = start;
		this.periodEnd = (subscription.cancelAt != null) ? Math.min(boundary, subscription.cancelAt) : boundary;
	}

	/** The cents for the current period if it was cut, null if it is a whole one. */
	@Nullable Long share(long anchor) {
		var cycle = this.price.cycleFrom(anchor);
		var boundary = cycle.boundaryAfter(this.periodStart);
		var whole = boundary - cycle.boundaryBefore(boundary);
		var part = this.periodEnd - this.periodStart;
		return (part < whole) ? Long.valueOf(BigDecimal.valueOf(amount())
			.multiply(BigDecimal.valueOf(part))
			.divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
			.longValueExact()) : null;
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
