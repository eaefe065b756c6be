package org.tragwerk.sandbox.account.balance;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A balance transaction. */
public final class BalanceTransaction extends StripeObject {

	private static final long DAY = 86_400;

	private static final long HELD_BACK = 7 * DAY;

	public final BalanceChange change;

	private final Clock clock;

	public BalanceTransaction(String id, long created, BalanceChange change, Clock clock) {
		super(id, created);
		this.change = change;
		this.clock = clock;
	}

	@Override
	public @Nullable String customer() {
		return this.change.details().customer();
	}

	/** The Unix second at which the funds become available. */
	public long availableOn() {
		return this.change.details().heldBack() ? (this.created + HELD_BACK) / DAY * DAY : this.created;
	}

	public boolean isOf(String source) {
		return source.equals(sourceId());
	}

	public @Nullable String sourceId() {
		return (this.change.source() != null) ? this.change.source().id : null;
	}

	@Override
	public Map<String, Object> render() {
		return ObjectTemplate.of("balance_transaction")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("amount", this.change.amount())
			.set("available_on", availableOn())
			.set("currency", this.change.details().currency())
			.set("description", this.change.details().description())
			.set("fee", this.change.fee())
			.set("fee_details", feeDetails())
			.set("net", this.change.net())
			.set("reporting_category", this.change.type().category)
			.set("source", sourceId())
			.set("status", (this.clock.instant().getEpochSecond() < availableOn()) ? "pending" : "available")
			.set("type", this.change.type().type)
			.fields();
	}

	private List<Map<String, Object>> feeDetails() {
		if (this.change.fee() == 0) {
			return List.of();
		}
		var description = (this.change.type() == BalanceChange.Type.DISPUTE) ? "Dispute fee" : "Stripe processing fees";
		return List.of(OrderedMap.of("amount", this.change.fee(), "application", null, "currency",
				this.change.details().currency(), "description", description, "type", "stripe_fee"));
	}

}
