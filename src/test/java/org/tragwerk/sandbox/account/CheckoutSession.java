package org.tragwerk.sandbox.account;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A hosted payment page on its way from open to complete or expired. */
final class CheckoutSession extends StripeObject {

	final List<CheckoutLine> lines;

	final long expiresAt;

	@Nullable String cancelUrl;

	@Nullable String clientReferenceId;

	@Nullable String customer;

	@Nullable String customerEmail;

	@Nullable String paidEmail;

	@Nullable String paidName;

	boolean createsCustomer;

	@Nullable String invoice;

	@Nullable String locale;

	List<String> paymentMethodTypes = List.of("card");

	@Nullable String submitType;

	@Nullable String subscription;

	@Nullable String subscriptionDescription;

	Map<String, String> subscriptionMetadata = Map.of();

	String successUrl;

	String status = "open";

	String paymentStatus = "unpaid";

	/** The try to pay that Stripe keeps to itself until it succeeds. */
	@Nullable PaymentIntent attempt;

	String page = "";

	CheckoutSession(String id, long created, long expiresAt, String successUrl, List<CheckoutLine> lines) {
		super(id, created);
		this.expiresAt = expiresAt;
		this.successUrl = successUrl;
		this.lines = lines;
	}

	@Override
	@Nullable String customer() {
		return this.customer;
	}

	/** Whether its page offers this kind of payment method. */
	boolean accepts(String paymentMethod) {
		return this.paymentMethodTypes.contains(paymentMethod);
	}

	boolean isOpen() {
		return this.status.equals("open");
	}

	long total() {
		return this.lines.stream().mapToLong(CheckoutLine::total).sum();
	}

	String currency() {
		return this.lines.get(0).price().currency;
	}

	@Override
	public Map<String, Object> render() {
		var complete = this.status.equals("complete");
		return fill("checkout.session").set("amount_subtotal", total())
			.set("amount_total", total())
			.set("cancel_url", this.cancelUrl)
			.set("client_reference_id", this.clientReferenceId)
			.set("collected_information",
					complete ? Maps.of("business_name", null, "individual_name", null, "shipping_details", null) : null)
			.set("currency", currency())
			.set("customer", this.customer)
			.set("customer_creation", this.createsCustomer ? "always" : null)
			.set("customer_details", details())
			.set("customer_email", this.customerEmail)
			.set("expires_at", this.expiresAt)
			.set("invoice", this.invoice)
			.set("locale", this.locale)
			.set("payment_method_types", this.paymentMethodTypes)
			.set("payment_status", this.paymentStatus)
			.set("status", this.status)
			.set("submit_type", this.submitType)
			.set("subscription", this.subscription)
			.set("success_url", this.successUrl)
			.set("url", isOpen() ? this.page : null)
			.fields();
	}

	private @Nullable Map<String, Object> details() {
		if (this.paidEmail == null) {
			return null;
		}
		var address = (this.status.equals("complete")) ? Shape.of("address").fill().set("country", "DE").fields()
				: null;
		return Shape.of("customer_details")
			.fill()
			.set("address", address)
			.set("email", this.paidEmail)
			.set("name", this.paidName)
			.set("tax_ids", List.of())
			.fields();
	}

}
