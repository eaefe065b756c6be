package org.tragwerk.sandbox.account;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** One try to take money, succeeded or failed. */
final class Charge extends StripeObject {

	final PaymentIntent intent;

	final PaymentMethod paymentMethod;

	final boolean failed;

	@Nullable String balanceTransaction;

	boolean authenticated;

	Charge(String id, long created, PaymentIntent intent, PaymentMethod paymentMethod, boolean failed) {
		super(id, created);
		this.intent = intent;
		this.paymentMethod = paymentMethod;
		this.failed = failed;
	}

	@Override
	@Nullable String customer() {
		return this.intent.customer;
	}

	String failureMessage() {
		return "The card was declined.";
	}

	@Override
	public Map<String, Object> render() {
		return fill("charge").set("amount", this.intent.amount)
			.set("amount_captured", this.failed ? 0 : this.intent.amount)
			.set("balance_transaction", this.balanceTransaction)
			.set("billing_details", this.paymentMethod.billingDetails())
			.set("captured", !this.failed)
			.set("currency", this.intent.currency)
			.set("customer", this.intent.customer)
			.set("description", this.intent.description)
			.set("failure_code", this.failed ? "card_declined" : null)
			.set("failure_message", this.failed ? failureMessage() : null)
			.set("outcome", outcome())
			.set("paid", !this.failed)
			.set("payment_intent", this.intent.id)
			.set("payment_method", this.paymentMethod.id)
			.set("payment_method_details", Maps.of("card", card(), "type", "card"))
			.set("receipt_url", this.failed ? null : "https://pay.stripe.test/receipts/" + this.id)
			.set("status", this.failed ? "failed" : "succeeded")
			.fields();
	}

	private Map<String, Object> card() {
		return Shape.of("charge_card")
			.fill()
			.set("amount_authorized", this.failed ? null : this.intent.amount)
			.set("authorization_code", this.failed ? null : "123456")
			.set("fingerprint", this.paymentMethod.fingerprint())
			.set("last4", this.paymentMethod.last4)
			.set("network_transaction_id", Integer.toUnsignedString(this.id.hashCode()))
			.set("overcapture", Maps.of("maximum_amount_capturable", this.intent.amount, "status", "unavailable"))
			.set("three_d_secure",
					this.authenticated ? Maps.of("authentication_flow", "challenge", "electronic_commerce_indicator",
							"05", "exemption_indicator", null, "result", "authenticated", "result_reason", null,
							"transaction_id", "3ds-" + this.id, "version", "2.2.0") : null)
			.fields();
	}

	private Map<String, Object> outcome() {
		var outcome = Shape.of("outcome").fill();
		if (this.failed) {
			outcome.set("advice_code", "try_again_later")
				.set("network_decline_code", "05")
				.set("network_status", "declined_by_network")
				.set("reason", "generic_decline")
				.set("seller_message", "The bank did not say why it declined the payment.")
				.set("type", "issuer_declined");
		}
		return outcome.fields();
	}

}
