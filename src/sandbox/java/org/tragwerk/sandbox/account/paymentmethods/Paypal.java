package org.tragwerk.sandbox.account.paymentmethods;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tragwerk.sandbox.account.core.OrderedMap;

/** A PayPal account, known by the payer's email address. */
public record Paypal(String email) implements PaymentMethodDetails {

	@Override
	public String type() {
		return "paypal";
	}

	@Override
	public Map<String, Object> renderPaymentMethod() {
		return OrderedMap.of("country", "DE", "payer_email", this.email, "payer_id", payerId());
	}

	@Override
	public Map<String, Object> renderCharge(ChargeContext use) {
		return OrderedMap.of("country", "DE", "payer_email", this.email, "payer_id", payerId(), "payer_name",
				use.method().name, "seller_protection",
				OrderedMap.of("dispute_categories", List.of("fraudulent", "product_not_received"), "status",
						"eligible"),
				"transaction_id",
				use.failed() ? null : "%017X".formatted(use.id().hashCode() * 0x9E3779B97F4A7C15L >>> 1));
	}

	@Override
	public PaymentFailure failure() {
		return new PaymentFailure("payment_method_provider_decline", "generic_decline", "PayPal declined the payment.");
	}

	@Override
	public boolean needsMandate() {
		return true;
	}

	@Override
	public Map<String, Object> renderMandate(String reference) {
		return OrderedMap.of("billing_agreement_id", "B-" + reference, "payer_id", payerId());
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
