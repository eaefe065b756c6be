package org.tragwerk.sandbox.account.paymentmethods;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;

/** A card, known only by its last four digits. */
public record Card(String last4) implements PaymentMethodDetails {

	/**
	 * Stripe's test card that can be attached, but whose payments are always declined.
	 */
	public static final String ALWAYS_DECLINED = "0341";

	/** Stripe's test card whose payments are always disputed. */
	public static final String ALWAYS_DISPUTED = "0259";

	@Override
	public boolean isAlwaysDisputed() {
		return this.last4.equals(ALWAYS_DISPUTED);
	}

	@Override
	public boolean alwaysFails() {
		return this.last4.equals(ALWAYS_DECLINED);
	}

	@Override
	public String rate() {
		return origin().rate();
	}

	private CardOrigin origin() {
		return CardOrigin.of(this.last4);
	}

	@Override
	public String type() {
		return "card";
	}

	@Override
	public Map<String, Object> renderPaymentMethod() {
		var card = new LinkedHashMap<>(ObjectTemplate.of("payment_method_card").fill().fields());
		card.put("brand", origin().brand);
		card.put("country", origin().country);
		card.put("display_brand", origin().brand.equals("amex") ? "american_express" : origin().brand);
		card.put("fingerprint", fingerprint());
		card.put("last4", this.last4);
		card.put("networks", OrderedMap.of("available", List.of(origin().brand), "preferred", null));
		return card;
	}

	@Override
	public Map<String, Object> renderCharge(ChargeContext use) {
		return ObjectTemplate.of("charge_card")
			.fill()
			.set("amount_authorized", use.failed() ? null : use.amount())
			.set("authorization_code", use.failed() ? null : "123456")
			.set("brand", origin().brand)
			.set("country", origin().country)
			.set("fingerprint", fingerprint())
			.set("last4", this.last4)
			.set("network", origin().brand)
			.set("network_transaction_id", Integer.toUnsignedString(use.id().hashCode()))
			.set("overcapture", OrderedMap.of("maximum_amount_capturable", use.amount(), "status", "unavailable"))
			.set("three_d_secure", use.authenticated() ? authentication(use) : null)
			.fields();
	}

	@Override
	public PaymentFailure failure() {
		return new PaymentFailure("card_declined", "generic_decline", "The card was declined.");
	}

	@Override
	public String chargePrefix() {
		return "ch_3";
	}

	private String fingerprint() {
		return "SANDBOX%s0000".formatted(this.last4);
	}

	private static Map<String, Object> authentication(ChargeContext use) {
		return OrderedMap.of("authentication_flow", "challenge", "electronic_commerce_indicator", "05",
				"exemption_indicator", null, "result", "authenticated", "result_reason", null, "transaction_id",
				"3ds-" + use.id(), "version", "2.2.0");
	}

}
