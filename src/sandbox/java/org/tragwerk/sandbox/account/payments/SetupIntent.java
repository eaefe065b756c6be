package org.tragwerk.sandbox.account.payments;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;

/** A setup intent: a payment method saved for later without a payment. */
public final class SetupIntent extends StripeObject {

	@Nullable String customer;

	public @Nullable String description;

	public @Nullable PaymentMethod paymentMethod;

	public @Nullable PaymentMethod failedMethod;

	public @Nullable String nextAction;

	public List<String> paymentMethodTypes = List.of("card");

	public String status = "requires_payment_method";

	public SetupIntent(String id, long created, @Nullable String customer) {
		super(id, created);
		this.customer = customer;
	}

	@Override
	public @Nullable String customer() {
		return this.customer;
	}

	@Override
	public Map<String, Object> render() {
		var method = this.paymentMethod;
		return fill("setup_intent").set("client_secret", this.id + "_secret_" + Integer.toHexString(this.id.hashCode()))
			.set("customer", this.customer)
			.set("description", this.description)
			.set("last_setup_error", (this.failedMethod != null) ? lastError(this.failedMethod) : null)
			.set("mandate", (method != null) ? method.mandate : null)
			.set("next_action",
					(this.nextAction != null) ? OrderedMap.of("redirect_to_url",
							OrderedMap.of("return_url", this.nextAction, "url", this.nextAction), "type",
							"redirect_to_url") : null)
			.set("payment_method", (method != null) ? method.id : null)
			.set("payment_method_types", this.paymentMethodTypes)
			.set("status", this.status)
			.fields();
	}

	private static Map<String, Object> lastError(PaymentMethod method) {
		var failure = method.details.failure();
		return OrderedMap.of("code", failure.code(), "decline_code", failure.reason(), "doc_url",
				"https://stripe.com/docs/error-codes/" + failure.code().replace('_', '-'), "message", failure.message(),
				"payment_method", method.render(), "type", "card_error");
	}

}
