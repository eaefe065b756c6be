package org.tragwerk.sandbox.account.payments;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.balance.BalanceChange;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A refund. */
public final class Refund extends StripeObject {

	final Charge charge;

	final long amount;

	final @Nullable String reason;

	@Nullable String balanceTransaction;

	@Nullable String failureBalanceTransaction;

	@Nullable String failureReason;

	boolean referenced;

	String status = "succeeded";

	Refund(String id, long created, Charge charge, long amount, @Nullable String reason) {
		super(id, created);
		this.charge = charge;
		this.amount = amount;
		this.reason = reason;
	}

	@Override
	public @Nullable String customer() {
		return this.charge.customer();
	}

	/** The change of the balance by this refund; Stripe keeps the charge's fee. */
	BalanceChange balanceChange() {
		return new BalanceChange(this.charge.isOfCard() ? BalanceChange.Type.REFUND : BalanceChange.Type.PAYMENT_REFUND,
				-this.amount, 0, this, this.charge.balanceDetails("REFUND FOR CHARGE", false));
	}

	/** The change of the balance when this refund fails and is returned. */
	BalanceChange balanceChangeOfFailure() {
		return new BalanceChange(BalanceChange.Type.REFUND_FAILURE, this.amount, 0, this,
				this.charge.balanceDetails("REFUND FAILURE", false));
	}

	boolean isPending() {
		return this.status.equals("pending");
	}

	@Override
	public Map<String, Object> render() {
		return fill("refund").set("amount", this.amount)
			.set("balance_transaction", this.balanceTransaction)
			.set("charge", this.charge.id)
			.set("currency", this.charge.intent.currency)
			.set("destination_details", destination())
			.set("payment_intent", this.charge.intent.id)
			.set("reason", this.reason)
			.set("status", this.status)
			.set("customer", customer())
			.set("payment_method", this.charge.paymentMethod.id)
			.setOptional("failure_balance_transaction", this.failureBalanceTransaction)
			.setOptional("failure_reason", this.failureReason)
			.setOptional("pending_reason", isPending() ? "processing" : null)
			.fields();
	}

	private Map<String, Object> destination() {
		var type = this.charge.paymentMethod.details.type();
		if (!this.charge.isOfCard()) {
			return type.equals("paypal")
					? OrderedMap.of("paypal", OrderedMap.of("network_decline_code", null), "type", type)
					: OrderedMap.of("type", type);
		}
		var card = OrderedMap.of("reference_status", this.referenced ? "available" : "pending", "reference_type",
				"acquirer_reference_number", "type", "refund");
		if (this.referenced) {
			card.put("reference", "%012d".formatted(this.id.hashCode() & 0xffffffffL));
		}
		return OrderedMap.of("card", card, "type", "card");
	}

}
