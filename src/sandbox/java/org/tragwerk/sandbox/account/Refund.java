package org.tragwerk.sandbox.account;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Money on its way back to a payer. */
final class Refund extends StripeObject {

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
	@Nullable String customer() {
		return this.charge.customer();
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
		var type = this.charge.paymentMethod.means.type();
		if (!this.charge.isOfCard()) {
			return type.equals("paypal") ? Maps.of("paypal", Maps.of("network_decline_code", null), "type", type)
					: Maps.of("type", type);
		}
		var card = Maps.of("reference_status", this.referenced ? "available" : "pending", "reference_type",
				"acquirer_reference_number", "type", "refund");
		if (this.referenced) {
			card.put("reference", "%012d".formatted(this.id.hashCode() & 0xffffffffL));
		}
		return Maps.of("card", card, "type", "card");
	}

}
