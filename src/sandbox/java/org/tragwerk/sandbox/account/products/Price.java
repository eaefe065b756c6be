package org.tragwerk.sandbox.account.products;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.BillingCycle;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A price: an amount, with an interval if it is recurring. */
public final class Price extends StripeObject {

	public boolean active = true;

	public final String currency;

	public final String product;

	public final long unitAmount;

	public @Nullable String interval;

	public int intervalCount = 1;

	@Nullable String lookupKey;

	@Nullable String nickname;

	String taxBehavior = "unspecified";

	public Price(String id, long created, String product, String currency, long unitAmount) {
		super(id, created);
		this.product = product;
		this.currency = currency;
		this.unitAmount = unitAmount;
	}

	public boolean recurs() {
		return this.interval != null;
	}

	public BillingCycle cycleFrom(long anchor) {
		return new BillingCycle(anchor, java.util.Objects.requireNonNull(this.interval), this.intervalCount);
	}

	public boolean hasSameInterval(Price other) {
		return java.util.Objects.equals(this.interval, other.interval) && this.intervalCount == other.intervalCount;
	}

	@Override
	public Map<String, Object> render() {
		return fill("price").set("active", this.active)
			.set("currency", this.currency)
			.set("lookup_key", this.lookupKey)
			.set("nickname", this.nickname)
			.set("product", this.product)
			.set("recurring",
					recurs() ? OrderedMap.of("interval", this.interval, "interval_count", this.intervalCount, "meter",
							null, "trial_period_days", null, "usage_type", "licensed") : null)
			.set("tax_behavior", this.taxBehavior)
			.set("type", recurs() ? "recurring" : "one_time")
			.set("unit_amount", this.unitAmount)
			.set("unit_amount_decimal", String.valueOf(this.unitAmount))
			.fields();
	}

	/** The price in the legacy form {@code plan}, which subscription items still have. */
	public Map<String, Object> renderPlan() {
		return fill("plan").set("active", this.active)
			.set("amount", this.unitAmount)
			.set("amount_decimal", String.valueOf(this.unitAmount))
			.set("currency", this.currency)
			.set("interval", this.interval)
			.set("interval_count", this.intervalCount)
			.set("nickname", this.nickname)
			.set("product", this.product)
			.fields();
	}

}
