package org.tragwerk.sandbox.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Call;
import org.tragwerk.sandbox.api.Params;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/checkout/sessions}, for subscriptions on the hosted page. */
final class CheckoutSessions {

	private static final long SHORTEST = 30 * 60;

	private static final long LONGEST = 24 * 3_600;

	private static final long SLACK = 30;

	private final Account account;

	private final Table<CheckoutSession> sessions;

	CheckoutSessions(Account account) {
		this.account = account;
		this.sessions = account.tables.sessions;
	}

	List<Route> routes() {
		return List.of(new Route("POST", "/v1/checkout/sessions", "checkout.session.create", this::create),
				new Route("GET", "/v1/checkout/sessions", "checkout.session.list", this::list),
				new Route("GET", "/v1/checkout/sessions/{id}", "checkout.session.retrieve",
						(call) -> this.sessions.named(call).render()),
				new Route("POST", "/v1/checkout/sessions/{id}/expire", "checkout.session.expire", this::expire));
	}

	private Map<String, Object> create(Call call) {
		var params = call.params();
		checkMode(params);
		var now = this.account.clock.now();
		var expiresAt = expiresAt(params, now);
		var successUrl = params.required("success_url");
		var metadata = Metadata.of(params);
		var subscriptionMetadata = Metadata.of(params.object("subscription_data"));
		var types = paymentMethodTypes(params);
		checkPayer(params);
		var session = new CheckoutSession(this.account.ids.next("cs_test_a1", 56), now, expiresAt, successUrl,
				lines(params));
		session.metadata = metadata;
		session.subscriptionMetadata = subscriptionMetadata;
		session.paymentMethodTypes = types;
		session.page = this.account.baseUrl + "/c/pay/" + session.id;
		apply(params, session);
		this.sessions.add(session);
		this.account.agenda.at(expiresAt, () -> expire(session));
		return session.render();
	}

	private void apply(Params params, CheckoutSession session) {
		session.cancelUrl = params.text("cancel_url");
		session.clientReferenceId = params.text("client_reference_id");
		session.customer = params.text("customer");
		session.customerEmail = params.text("customer_email");
		session.createsCustomer = session.customer == null;
		session.locale = params.text("locale");
		session.submitType = params.text("submit_type");
		session.subscriptionDescription = params.object("subscription_data").text("description");
		session.paidEmail = (session.customer != null) ? this.account.tables.customers.get(session.customer).email
				: session.customerEmail;
	}

	private Map<String, Object> list(Call call) {
		var status = call.params().text("status");
		var subscription = call.params().text("subscription");
		return this.sessions.page(call, (session) -> (status == null || status.equals(session.status))
				&& (subscription == null || subscription.equals(session.subscription)));
	}

	private Map<String, Object> expire(Call call) {
		var session = this.sessions.named(call);
		if (!session.isOpen()) {
			throw ApiError.invalid(null, "Only open sessions can be expired; this one is " + session.status + ".");
		}
		expire(session);
		return session.render();
	}

	private void expire(CheckoutSession session) {
		if (session.isOpen()) {
			session.status = "expired";
			this.account.events.publish("checkout.session.expired", session);
		}
	}

	private void checkMode(Params params) {
		var mode = params.required("mode");
		if (!mode.equals("subscription")) {
			throw ApiError.notSimulated("mode", "Checkout in mode " + mode);
		}
		if (!params.text("ui_mode", "hosted_page").equals("hosted_page")) {
			throw ApiError.notSimulated("ui_mode", "any page but the hosted one");
		}
		if (params.object("subscription_data").object("billing_mode").text("type", "flexible").equals("classic")) {
			throw ApiError.notSimulated("subscription_data[billing_mode][type]", "classic billing mode");
		}
		var reference = params.text("client_reference_id", "");
		if (!reference.matches("[A-Za-z0-9_-]{0,200}")) {
			throw ApiError.invalid("client_reference_id",
					"A client reference has up to 200 letters, digits, dashes and underscores.");
		}
	}

	private void checkPayer(Params params) {
		var customer = params.text("customer");
		if (customer != null && params.text("customer_email") != null) {
			throw ApiError.invalid("customer_email", "Send either customer or customer_email, not both.");
		}
		if (customer != null && this.account.tables.customers.referenced(customer, "customer").deleted) {
			throw ApiError.noReference("customer", customer, "customer");
		}
	}

	private static long expiresAt(Params params, long now) {
		var expiresAt = params.integer("expires_at", now + LONGEST);
		if (expiresAt < now + SHORTEST - SLACK || expiresAt > now + LONGEST + SLACK) {
			throw ApiError.invalid("expires_at",
					"A session expires between 30 minutes and 24 hours after its creation.");
		}
		return expiresAt;
	}

	private List<String> paymentMethodTypes(Params params) {
		var types = params.texts("payment_method_types");
		for (var type : types) {
			if (!this.account.terms.offers(type)) {
				throw ApiError.invalid("payment_method_types", "The payment method type " + type
						+ " is not activated for this account, see the payment method settings of its dashboard.");
			}
		}
		return types.isEmpty() ? List.of("card") : types;
	}

	private List<CheckoutLine> lines(Params params) {
		var lines = new ArrayList<CheckoutLine>();
		for (var line : params.objects("line_items")) {
			var price = price(line);
			lines.add(new CheckoutLine(this.account.ids.next("li_1", 23), price,
					this.account.tables.products.get(price.product), quantity(line), Metadata.of(line)));
		}
		if (lines.isEmpty()) {
			throw ApiError.missing("line_items");
		}
		checkTogether(lines);
		return lines;
	}

	private Price price(Params line) {
		if (line.has("price") == line.has("price_data")) {
			throw ApiError.invalid(line.nameOf("price"), "Each line item has either a price or price_data.");
		}
		if (line.has("price")) {
			return this.account.tables.prices.referenced(line.required("price"), line.nameOf("price"));
		}
		return new Prices(this.account).inline(withProduct(line.object("price_data")));
	}

	private Params withProduct(Params data) {
		if (!data.has("product_data")) {
			return data;
		}
		var described = data.object("product_data");
		var product = new Product(this.account.ids.next("prod_", 14), this.account.clock.now(),
				described.required("name"));
		product.description = described.text("description");
		product.metadata = Metadata.of(described);
		return data.with("product", this.account.tables.products.add(product).id);
	}

	private static long quantity(Params line) {
		var quantity = line.integer("quantity");
		if (quantity == null) {
			throw ApiError.missing(line.nameOf("quantity"));
		}
		if (quantity < 1) {
			throw ApiError.invalid("parameter_invalid_integer", line.nameOf("quantity"),
					"The quantity must be at least 1.");
		}
		return quantity;
	}

	private static void checkTogether(List<CheckoutLine> lines) {
		var first = lines.get(0).price();
		for (var line : lines) {
			if (!line.price().recurs()) {
				throw ApiError.invalid("line_items", "A subscription needs recurring prices.");
			}
			if (!line.price().currency.equals(first.currency) || !line.price().hasRhythmOf(first)) {
				throw ApiError.invalid("line_items", "All line items share one currency and one interval.");
			}
		}
		var total = lines.stream().mapToLong(CheckoutLine::total).sum();
		if (total > 0 && total < 50) {
			throw ApiError.invalid("amount_too_small", "line_items", "The total must be at least 0.50.");
		}
	}

}
