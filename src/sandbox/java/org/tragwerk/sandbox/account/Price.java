package org.tragwerk.sandbox.account;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An amount, and for recurring prices the rhythm. */
final class Price extends StripeObject {

	boolean active = true;

	final String currency;

	final String product;

	final long unitAmount;

	@Nullable String interval;

	int intervalCount = 1;

	@Nullable String lookupKey;

	@Nullable String nickname;

	String taxBehavior = "unspecified";

	Price(String id, long created, String product, String currency, long unitAmount) {
		super(id, created);
		this.product = product;
		this.currency = currency;
		this.unitAmount = unitAmount;
	}

	boolean recurs() {
		return this.interval != null;
	}

	BillingCycle cycleFrom(long anchor) {
		return new BillingCycle(anchor, java.util.Objects.requireNonNull(this.interval), this.intervalCount);
	}

	boolean hasRhythmOf(Price other) {
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

	/** The same price in the older form that subscription items still carry. */
	Map<String, Object> renderPlan() {
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
