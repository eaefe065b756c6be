package org.tragwerk.sandbox.account;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A means of paying with the person behind it, and all that may be shown of it. */
final class PaymentMethod extends StripeObject {

	private static final int YEARS = 4;

	final PaymentMethodDetails means;

	@Nullable String customer;

	@Nullable String email;

	@Nullable String name;

	@Nullable String mandate;

	/** How often its bank has issued the card anew. */
	int renewals;

	PaymentMethod(String id, long created, PaymentMethodDetails means) {
		super(id, created);
		this.means = means;
	}

	/** A card. */
	PaymentMethod(String id, long created, String last4) {
		this(id, created, new Card(last4));
	}

	@Override
	@Nullable String customer() {
		return this.customer;
	}

	Map<String, Object> billingDetails() {
		return ObjectTemplate.of("billing_details").fill().set("email", this.email).set("name", this.name).fields();
	}

	@Override
	public Map<String, Object> render() {
		return fill("payment_method").set("billing_details", billingDetails())
			.set("customer", this.customer)
			.set("type", this.means.type())
			.setOptional(this.means.type(), shown())
			.fields();
	}

	private Map<String, Object> shown() {
		var shown = this.means.shown();
		if (this.renewals > 0) {
			shown.compute("exp_year", (name, year) -> Integer.parseInt(String.valueOf(year)) + YEARS * this.renewals);
		}
		return shown;
	}

}
