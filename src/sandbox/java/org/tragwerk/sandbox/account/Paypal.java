package org.tragwerk.sandbox.account;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A PayPal account, known by the payer's address. */
record Paypal(String email) implements Means {

	@Override
	public String type() {
		return "paypal";
	}

	@Override
	public Map<String, Object> shown() {
		return Maps.of("country", "DE", "payer_email", this.email, "payer_id", payerId());
	}

	@Override
	public Map<String, Object> charged(Charge charge) {
		return Maps.of("country", "DE", "payer_email", this.email, "payer_id", payerId(), "payer_name",
				charge.paymentMethod.name, "seller_protection",
				Maps.of("dispute_categories", List.of("fraudulent", "product_not_received"), "status", "eligible"),
				"transaction_id",
				charge.hasFailed() ? null : "%017X".formatted(charge.id.hashCode() * 0x9E3779B97F4A7C15L >>> 1));
	}

	@Override
	public Refusal refusal() {
		return new Refusal("payment_method_provider_decline", "generic_decline", "PayPal declined the payment.");
	}

	@Override
	public boolean needsMandate() {
		return true;
	}

	@Override
	public Map<String, Object> mandated(String reference) {
		return Maps.of("billing_agreement_id", "B-" + reference, "payer_id", payerId());
	}

	@Override
	public String last4() {
		return "";
	}

	private String payerId() {
		return ("P" + Long.toString(0x1000000000000L + (this.email.hashCode() & 0xffffffffL), 36))
			.toUpperCase(Locale.ROOT);
	}

}
