package org.tragwerk.sandbox.account;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A card, with all that may be shown of it. */
final class PaymentMethod extends StripeObject {

	@Nullable String customer;

	@Nullable String email;

	@Nullable String name;

	final String last4;

	PaymentMethod(String id, long created, String last4) {
		super(id, created);
		this.last4 = last4;
	}

	@Override
	@Nullable String customer() {
		return this.customer;
	}

	Map<String, Object> billingDetails() {
		return Shape.of("billing_details").fill().set("email", this.email).set("name", this.name).fields();
	}

	String fingerprint() {
		return "SANDBOX%s0000".formatted(this.last4);
	}

	@Override
	@SuppressWarnings("unchecked")
	public Map<String, Object> render() {
		var filling = fill("payment_method");
		var card = new LinkedHashMap<>((Map<String, Object>) filling.fields().get("card"));
		card.put("fingerprint", fingerprint());
		card.put("last4", this.last4);
		return filling.set("billing_details", billingDetails())
			.set("card", card)
			.set("customer", this.customer)
			.fields();
	}

}
