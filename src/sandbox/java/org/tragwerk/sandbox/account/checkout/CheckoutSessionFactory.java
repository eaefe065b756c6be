package org.tragwerk.sandbox.account.checkout;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.paymentmethods.SepaDebit;
import org.tragwerk.sandbox.account.products.PriceFactory;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Params;

/**
 * Creates a Checkout session from parameters; checks everything before anything is
 * stored.
 */
final class CheckoutSessionFactory {

	private static final long SHORTEST = 30 * 60;

	private static final long LONGEST = 24 * 3_600;

	private static final long SLACK = 30;

	private final Account account;

	private final PriceFactory prices;

	private final Params params;

	CheckoutSessionFactory(Account account, PriceFactory prices, Params params) {
		this.account = account;
		this.prices = prices;
		this.params = params;
	}

	CheckoutSession open() {
		var mode = this.params.required("mode");
		checkPage();
		var now = this.account.now();
		var expiresAt = expiresAt(now);
		var successUrl = this.params.required("success_url");
		var data = checkData(mode);
		var dataMetadata = Metadata.of(data);
		var metadata = Metadata.of(this.params);
		var types = paymentMethodTypes(mode);
		checkPayer();
		var session = new CheckoutSession(this.account.newId("cs_test_a1", 56), now, expiresAt, successUrl,
				new LineItemParser(this.account, this.prices, mode).of(this.params));
		session.mode = mode;
		session.metadata = metadata;
		session.dataMetadata = dataMetadata;
		session.dataDescription = data.text("description");
		session.paymentMethodTypes = types;
		if (types.contains("sepa_debit") && !session.isSetup() && session.total() > SepaDebit.MOST) {
			throw ApiError.invalid("amount_too_large", "line_items", "A direct debit is at most 10,000.00.");
		}
		session.page = this.account.settings().checkoutAddress(this.account.baseUrl()) + "/c/pay/" + session.id;
		apply(session);
		return session;
	}

	private void apply(CheckoutSession session) {
		session.adaptivePricing = !session.isSetup() && hasAdaptivePricing();
		session.cancelUrl = this.params.text("cancel_url");
		session.clientReferenceId = this.params.text("client_reference_id");
		session.customer = this.params.text("customer");
		session.customerEmail = this.params.text("customer_email");
		session.customerCreation = customerCreation(session);
		session.currency = this.params.text("currency");
		session.locale = this.params.text("locale");
		session.submitType = this.params.text("submit_type");
		session.billingMode = this.params.object("subscription_data").object("billing_mode").text("type", "flexible");
		session.setupFutureUsage = session.isSubscription() ? "off_session"
				: this.params.object("payment_intent_data").text("setup_future_usage");
		session.paymentStatus = session.isSetup() ? "no_payment_required" : "unpaid";
		session.paidEmail = (session.customer != null) ? this.account.table(Customer.class).get(session.customer).email
				: session.customerEmail;
	}

	private boolean hasAdaptivePricing() {
		var adaptive = this.params.object("adaptive_pricing");
		return adaptive.has("enabled") ? adaptive.flag("enabled") : this.account.settings().hasAdaptivePricing();
	}

	private @Nullable String customerCreation(CheckoutSession session) {
		if (session.customer != null || session.isSetup()) {
			return null;
		}
		return session.isSubscription() ? "always" : this.params.text("customer_creation", "if_required");
	}

	private void checkPage() {
		if (!this.params.text("ui_mode", "hosted_page").equals("hosted_page")) {
			throw ApiError.notSimulated("ui_mode", "any page but the hosted one");
		}
		if (this.params.object("invoice_creation").flag("enabled")) {
			throw ApiError.notSimulated("invoice_creation[enabled]", "invoices for one-off payments");
		}
		var reference = this.params.text("client_reference_id", "");
		if (!reference.matches("[A-Za-z0-9_-]{0,200}")) {
			throw ApiError.invalid("client_reference_id",
					"A client reference has up to 200 letters, digits, dashes and underscores.");
		}
	}

	/**
	 * The {@code *_data} parameters for the object that the session creates; those of
	 * another mode are refused.
	 */
	private Params checkData(String mode) {
		for (var other : List.of("subscription", "payment_intent", "setup_intent")) {
			if (this.params.has(other + "_data") && !other.startsWith(mode)) {
				throw ApiError.invalid(other + "_data",
						"You can not pass `" + other + "_data` in `" + mode + "` mode.");
			}
		}
		if (this.params.has("customer_creation") && !mode.equals("payment")) {
			throw ApiError.invalid("customer_creation", "`customer_creation` can only be used in `payment` mode.");
		}
		return this.params.object(mode.equals("subscription") ? "subscription_data" : mode + "_intent_data");
	}

	private void checkPayer() {
		var customer = this.params.text("customer");
		if (customer != null && this.params.text("customer_email") != null) {
			throw ApiError.invalid("customer_email", "Send either customer or customer_email, not both.");
		}
		if (customer != null && this.account.table(Customer.class).referenced(customer, "customer").deleted) {
			throw ApiError.noReference("customer", customer, "customer");
		}
	}

	private long expiresAt(long now) {
		var expiresAt = this.params.integer("expires_at", now + LONGEST);
		if (expiresAt < now + SHORTEST - SLACK || expiresAt > now + LONGEST + SLACK) {
			throw ApiError.invalid("expires_at",
					"A session expires between 30 minutes and 24 hours after its creation.");
		}
		return expiresAt;
	}

	private List<String> paymentMethodTypes(String mode) {
		var types = this.params.texts("payment_method_types");
		for (var type : types) {
			if (!this.account.settings().offers(type)) {
				throw ApiError.invalid("payment_method_types", "The payment method type provided: " + type
						+ " is invalid. Please ensure the provided type is activated in your dashboard"
						+ " (https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any"
						+ " preview features that you are trying to use.");
			}
		}
		if (mode.equals("setup") && types.isEmpty() && this.params.text("currency") == null) {
			throw ApiError.missing("currency");
		}
		return types.isEmpty() ? List.of("card") : types;
	}

}
