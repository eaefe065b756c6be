package org.tragwerk.sandbox.account.checkout;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;
import org.tragwerk.sandbox.account.payments.PaymentIntent;

/** A Checkout session: open, complete or expired. */
public final class CheckoutSession extends StripeObject {

	private static final Map<String, Object> CARD_OPTIONS = Map.of("card",
			Map.of("request_three_d_secure", "automatic"));

	private static final Map<String, Object> NOTHING_ADDED = Map.of("amount_discount", 0, "amount_shipping", 0,
			"amount_tax", 0);

	public final List<LineItem> lines;

	final long expiresAt;

	boolean adaptivePricing;

	@Nullable String cancelUrl;

	@Nullable String clientReferenceId;

	public @Nullable String customer;

	@Nullable String customerEmail;

	public @Nullable String paidEmail;

	@Nullable String paidName;

	@Nullable String currency;

	@Nullable String customerCreation;

	@Nullable String invoice;

	@Nullable String locale;

	public List<String> paymentMethodTypes = List.of("card");

	@Nullable String submitType;

	@Nullable String subscription;

	/** The description for the subscription or payment intent. */
	@Nullable String dataDescription;

	/** The metadata for the subscription or payment intent. */
	public Map<String, String> dataMetadata = Map.of();

	String billingMode = "flexible";

	public String mode = "subscription";

	public @Nullable String paymentIntent;

	@Nullable String setupFutureUsage;

	@Nullable String setupIntent;

	boolean setupHasFailed;

	boolean setupAsksForAuthentication;

	String successUrl;

	/** The kind of payment method of the last submission, null before the first. */
	@Nullable String submittedType;

	public String status = "open";

	public String paymentStatus = "unpaid";

	/** The payment intent, which the API omits until the session is complete. */
	@Nullable PaymentIntent attempt;

	String page = "";

	public CheckoutSession(String id, long created, long expiresAt, String successUrl, List<LineItem> lines) {
		super(id, created);
		this.expiresAt = expiresAt;
		this.successUrl = successUrl;
		this.lines = lines;
	}

	@Override
	public @Nullable String customer() {
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
		return this.lines.stream().mapToLong(LineItem::total).sum();
	}

	boolean isSubscription() {
		return this.mode.equals("subscription");
	}

	boolean isSetup() {
		return this.mode.equals("setup");
	}

	/** Whether there is a customer once the session is complete. */
	boolean hasCustomer() {
		return this.customer != null || "always".equals(this.customerCreation) || this.setupFutureUsage != null;
	}

	String currency() {
		return this.lines.get(0).price().currency;
	}

	@Override
	public Map<String, Object> render() {
		var complete = this.status.equals("complete");
		return fill("checkout.session").set("adaptive_pricing", OrderedMap.of("enabled", this.adaptivePricing))
			.set("amount_subtotal", isSetup() ? null : total())
			.set("amount_total", isSetup() ? null : total())
			.set("cancel_url", this.cancelUrl)
			.set("client_reference_id", this.clientReferenceId)
			.set("collected_information",
					complete ? OrderedMap.of("business_name", null, "individual_name", null, "shipping_details", null)
							: null)
			.set("currency", isSetup() ? this.currency : currency())
			.set("customer", this.customer)
			.set("customer_creation", this.customerCreation)
			.set("customer_details", details())
			.set("customer_email", this.customerEmail)
			.set("expires_at", this.expiresAt)
			.set("invoice", this.invoice)
			.set("invoice_creation",
					this.mode.equals("payment") ? ObjectTemplate.of("invoice_creation").fill().fields() : null)
			.set("locale", this.locale)
			.set("mode", this.mode)
			.set("payment_intent", this.paymentIntent)
			.set("payment_method_collection", this.mode.equals("payment") ? "if_required" : "always")
			.set("payment_method_options", accepts("card") ? CARD_OPTIONS : Map.of())
			.set("payment_method_types", this.paymentMethodTypes)
			.set("payment_status", this.paymentStatus)
			.set("setup_intent", this.setupIntent)
			.set("status", this.status)
			.set("submit_type", this.submitType)
			.set("subscription", this.subscription)
			.set("success_url", this.successUrl)
			.set("total_details", isSetup() ? null : NOTHING_ADDED)
			.set("url", isOpen() ? this.page : null)
			.fields();
	}

	private @Nullable Map<String, Object> details() {
		if (this.paidEmail == null) {
			return null;
		}
		var address = (this.status.equals("complete"))
				? ObjectTemplate.of("address").fill().set("country", "DE").fields() : null;
		return ObjectTemplate.of("customer_details")
			.fill()
			.set("address", address)
			.set("email", this.paidEmail)
			.set("name", this.paidName)
			.set("tax_ids", List.of())
			.fields();
	}

}
