package org.tragwerk.sandbox.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A card of which nothing but the last digits matters. */
record Card(String last4) implements Means {

	/** Stripe's test card that can be attached, and then never pays. */
	static final String ALWAYS_DECLINED = "0341";

	/** Stripe's test card whose payments are taken back. */
	static final String ALWAYS_DISPUTED = "0259";

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
	public Map<String, Object> shown() {
		var card = new LinkedHashMap<>(Shape.of("payment_method_card").fill().fields());
		card.put("brand", origin().brand);
		card.put("country", origin().country);
		card.put("display_brand", origin().brand.equals("amex") ? "american_express" : origin().brand);
		card.put("fingerprint", fingerprint());
		card.put("last4", this.last4);
		card.put("networks", Maps.of("available", List.of(origin().brand), "preferred", null));
		return card;
	}

	@Override
	public Map<String, Object> charged(Charge charge) {
		return Shape.of("charge_card")
			.fill()
			.set("amount_authorized", charge.hasFailed() ? null : charge.intent.amount)
			.set("authorization_code", charge.hasFailed() ? null : "123456")
			.set("brand", origin().brand)
			.set("country", origin().country)
			.set("fingerprint", fingerprint())
			.set("last4", this.last4)
			.set("network", origin().brand)
			.set("network_transaction_id", Integer.toUnsignedString(charge.id.hashCode()))
			.set("overcapture", Maps.of("maximum_amount_capturable", charge.intent.amount, "status", "unavailable"))
			.set("three_d_secure", charge.authenticated ? authentication(charge) : null)
			.fields();
	}

	@Override
	public Refusal refusal() {
		return new Refusal("card_declined", "generic_decline", "The card was declined.");
	}

	@Override
	public String chargePrefix() {
		return "ch_3";
	}

	private String fingerprint() {
		return "SANDBOX%s0000".formatted(this.last4);
	}

	private static Map<String, Object> authentication(Charge charge) {
		return Maps.of("authentication_flow", "challenge", "electronic_commerce_indicator", "05", "exemption_indicator",
				null, "result", "authenticated", "result_reason", null, "transaction_id", "3ds-" + charge.id, "version",
				"2.2.0");
	}

}
