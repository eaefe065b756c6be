package org.tragwerk.sandbox.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** One movement of the account's balance with what Stripe keeps of it. */
final class BalanceTransaction extends StripeObject {

	private static final long DAY = 86_400;

	private static final long HELD_BACK = 7 * DAY;

	final Movement movement;

	private final Clock clock;

	BalanceTransaction(String id, long created, Movement movement, Clock clock) {
		super(id, created);
		this.movement = movement;
		this.clock = clock;
	}

	/** The line of a charge at the published fee. */
	BalanceTransaction(String id, long created, Charge charge, Clock clock) {
		this(id, created, Movement.of(charge, Rate.published(charge.paymentMethod.means.rate()).of(charge)), clock);
	}

	@Nullable String customer() {
		return (this.movement.charge() != null) ? this.movement.charge().customer() : null;
	}

	/** From when on it can be paid out; cards are held back, what goes goes at once. */
	long availableOn() {
		return this.movement.isHeldBack() ? (this.created + HELD_BACK) / DAY * DAY : this.created;
	}

	boolean isOf(String source) {
		return this.movement.source() != null && this.movement.source().id.equals(source);
	}

	@Override
	public Map<String, Object> render() {
		return Shape.of("balance_transaction")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("amount", this.movement.amount())
			.set("available_on", availableOn())
			.set("currency", this.movement.currency())
			.set("description", this.movement.description())
			.set("fee", this.movement.fee())
			.set("fee_details", feeDetails())
			.set("net", this.movement.net())
			.set("reporting_category", this.movement.kind().category)
			.set("source", (this.movement.source() != null) ? this.movement.source().id : null)
			.set("status", (this.clock.instant().getEpochSecond() < availableOn()) ? "pending" : "available")
			.set("type", this.movement.kind().type)
			.fields();
	}

	private List<Map<String, Object>> feeDetails() {
		if (this.movement.fee() == 0) {
			return List.of();
		}
		var what = (this.movement.kind() == Movement.Kind.DISPUTE) ? "Dispute fee" : "Stripe processing fees";
		return List.of(Maps.of("amount", this.movement.fee(), "application", null, "currency", this.movement.currency(),
				"description", what, "type", "stripe_fee"));
	}

}
