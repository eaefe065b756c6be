package org.tragwerk.sandbox.account.payments;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;

/** A payment intent with its latest and its failed charge. */
public final class PaymentIntent extends StripeObject {

	public final long amount;

	final String currency;

	public @Nullable String customer;

	@Nullable Long canceledAt;

	public @Nullable String description;

	public @Nullable Charge failedCharge;

	public @Nullable String latestCharge;

	public @Nullable String nextAction;

	public @Nullable PaymentMethod paymentMethod;

	public List<String> paymentMethodTypes = List.of("card");

	public @Nullable String setupFutureUsage = "off_session";

	public String status = "requires_payment_method";

	public PaymentIntent(String id, long created, long amount, String currency, @Nullable String customer) {
		super(id, created);
		this.amount = amount;
		this.currency = currency;
		this.customer = customer;
	}

	@Override
	public @Nullable String customer() {
		return this.customer;
	}

	public boolean isProcessing() {
		return this.status.equals("processing");
	}

	public String clientSecret() {
		return this.id + "_secret_" + Integer.toHexString(this.id.hashCode());
	}

	@Override
	public Map<String, Object> render() {
		var succeeded = this.status.equals("succeeded");
		return fill("payment_intent").set("amount", this.amount)
			.set("amount_received", succeeded ? this.amount : 0)
			.set("canceled_at", this.canceledAt)
			.set("cancellation_reason", (this.canceledAt != null) ? "void_invoice" : null)
			.set("client_secret", clientSecret())
			.set("currency", this.currency)
			.set("customer", this.customer)
			.set("description", this.description)
			.set("last_payment_error", (this.failedCharge != null) ? lastError(this.failedCharge) : null)
			.set("latest_charge", this.latestCharge)
			.set("next_action", (this.nextAction != null) ? nextAction(this.nextAction) : null)
			.set("payment_method", (succeeded || isProcessing() || this.nextAction != null) ? method() : null)
			.set("payment_method_types", this.paymentMethodTypes)
			.set("payment_method_options", options())
			.set("setup_future_usage", this.setupFutureUsage)
			.set("status", this.status)
			.fields();
	}

	private Map<String, Object> options() {
		if (!this.paymentMethodTypes.contains("card")) {
			return Map.of();
		}
		var card = OrderedMap.of("installments", null, "mandate_options", null, "network", null,
				"request_three_d_secure", "automatic");
		if (this.setupFutureUsage != null) {
			card.put("setup_future_usage", this.setupFutureUsage);
		}
		return Map.of("card", card);
	}

	private @Nullable String method() {
		return (this.paymentMethod != null) ? this.paymentMethod.id : null;
	}

	private Map<String, Object> lastError(Charge charge) {
		var failure = Objects.requireNonNull(charge.failure);
		return OrderedMap.of("charge", charge.id, "code", failure.code(), "decline_code", failure.reason(), "doc_url",
				"https://stripe.com/docs/error-codes/" + failure.code().replace('_', '-'), "message", failure.message(),
				"payment_method", charge.paymentMethod.render(), "type", "card_error");
	}

	private static Map<String, Object> nextAction(String page) {
		return OrderedMap.of("redirect_to_url", OrderedMap.of("return_url", page, "url", page), "type",
				"redirect_to_url");
	}

}
