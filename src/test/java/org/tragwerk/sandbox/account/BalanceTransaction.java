package org.tragwerk.sandbox.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** One movement of the account's balance with what Stripe keeps of it. */
final class BalanceTransaction extends StripeObject {

	private static final long DAY = 86_400;

	private static final long AVAILABLE_AFTER = 7 * DAY;

	final Charge charge;

	private final Clock clock;

	BalanceTransaction(String id, long created, Charge charge, Clock clock) {
		super(id, created);
		this.charge = charge;
		this.clock = clock;
	}

	/** The fee of a standard European card: 1.5 % and 25 cents. */
	long fee() {
		return Math.round(this.charge.intent.amount * 0.015) + 25;
	}

	@Nullable String customer() {
		return this.charge.customer();
	}

	@Override
	public Map<String, Object> render() {
		var amount = this.charge.intent.amount;
		var availableOn = (this.created + AVAILABLE_AFTER) / DAY * DAY;
		return Shape.of("balance_transaction")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("amount", amount)
			.set("available_on", availableOn)
			.set("currency", this.charge.intent.currency)
			.set("description", this.charge.intent.description)
			.set("fee", fee())
			.set("fee_details",
					List.of(Maps.of("amount", fee(), "application", null, "currency", this.charge.intent.currency,
							"description", "Stripe processing fees", "type", "stripe_fee")))
			.set("net", amount - fee())
			.set("source", this.charge.id)
			.set("status", (this.clock.instant().getEpochSecond() < availableOn) ? "pending" : "available")
			.fields();
	}

}
