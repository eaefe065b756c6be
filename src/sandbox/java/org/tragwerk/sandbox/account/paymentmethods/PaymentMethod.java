package org.tragwerk.sandbox.account.paymentmethods;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A payment method with its billing details. */
public final class PaymentMethod extends StripeObject {

	private static final int YEARS = 4;

	public final PaymentMethodDetails details;

	public @Nullable String customer;

	public @Nullable String email;

	public @Nullable String name;

	public @Nullable String mandate;

	/** The number of times the bank has renewed the card. */
	public int renewals;

	public PaymentMethod(String id, long created, PaymentMethodDetails details) {
		super(id, created);
		this.details = details;
	}

	/** Creates a payment method of type card. */
	public PaymentMethod(String id, long created, String last4) {
		this(id, created, new Card(last4));
	}

	@Override
	public @Nullable String customer() {
		return this.customer;
	}

	public Map<String, Object> billingDetails() {
		return ObjectTemplate.of("billing_details").fill().set("email", this.email).set("name", this.name).fields();
	}

	@Override
	public Map<String, Object> render() {
		return fill("payment_method").set("billing_details", billingDetails())
			.set("customer", this.customer)
			.set("type", this.details.type())
			.setOptional(this.details.type(), renderPaymentMethod())
			.fields();
	}

	private Map<String, Object> renderPaymentMethod() {
		var shown = this.details.renderPaymentMethod();
		if (this.renewals > 0) {
			shown.compute("exp_year", (name, year) -> Integer.parseInt(String.valueOf(year)) + YEARS * this.renewals);
		}
		return shown;
	}

}
