package org.tragwerk.sandbox.account;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Call;
import org.tragwerk.sandbox.api.Route;

/**
 * {@code /v1/payment_methods}: reading, and giving them to customers and taking them
 * away. Cards from nowhere have the names that Stripe gives them for tests.
 */
final class PaymentMethods {

	private static final Map<String, String> TEST_CARDS = Map.of("pm_card_visa", "4242", "pm_card_createDispute",
			Card.ALWAYS_DISPUTED, "pm_card_chargeCustomerFail", Card.ALWAYS_DECLINED);

	private final Account account;

	private final Table<PaymentMethod> methods;

	PaymentMethods(Account account) {
		this.account = account;
		this.methods = account.tables.paymentMethods;
	}

	List<Route> routes() {
		return List.of(new Route("GET", "/v1/payment_methods", "payment_method.list", this::list),
				new Route("GET", "/v1/payment_methods/{id}", "payment_method.retrieve",
						(call) -> this.methods.named(call).render()),
				new Route("POST", "/v1/payment_methods/{id}", "payment_method.update", this::update),
				new Route("POST", "/v1/payment_methods/{id}/attach", "payment_method.attach", this::attach),
				new Route("POST", "/v1/payment_methods/{id}/detach", "payment_method.detach", this::detach));
	}

	private Map<String, Object> list(Call call) {
		var type = call.params().text("type");
		return this.methods.page(call, null,
				(method) -> method.customer != null && (type == null || type.equals(method.means.type())));
	}

	private Map<String, Object> update(Call call) {
		var method = this.methods.named(call);
		if (method.customer == null) {
			throw ApiError.invalid(null, "Only a payment method that a customer has can be changed.");
		}
		var before = method.render();
		method.metadata = Metadata.merged(method.metadata, call.params());
		this.account.events.publishUpdate("payment_method.updated", before, method);
		return method.render();
	}

	/** The payment method that a parameter names, which has to be the customer's own. */
	static PaymentMethod of(@Nullable String customer, String id, String param, Tables tables) {
		var method = tables.paymentMethods.referenced(id, param);
		if (method.customer == null || !method.customer.equals(customer)) {
			throw ApiError.invalid("resource_missing", param, "The customer does not have a payment method with the ID "
					+ id + ". The payment method must be attached to the customer.");
		}
		return method;
	}

	private Map<String, Object> attach(Call call) {
		var customer = this.account.tables.customers.referenced(call.params().required("customer"), "customer");
		var last4 = TEST_CARDS.get(call.id());
		if (last4 == null) {
			this.methods.named(call);
			throw ApiError.invalid(null,
					"This payment method has been used or detached before; it may not be used again.");
		}
		var method = new PaymentMethod(this.account.ids.next("pm_1", 23), this.account.clock.now(), last4);
		method.customer = customer.id;
		this.account.events.publish("payment_method.attached", this.methods.add(method));
		return method.render();
	}

	/** Takes it away from its customer for good; a mandate for it ends. */
	private Map<String, Object> detach(Call call) {
		var method = this.methods.named(call);
		if (method.customer == null) {
			throw ApiError.invalid(null, "This payment method is not attached to a customer.");
		}
		var customer = this.account.tables.customers.get(method.customer);
		var before = method.render();
		method.customer = null;
		if (method.id.equals(customer.defaultPaymentMethod)) {
			customer.defaultPaymentMethod = null;
		}
		this.account.tables.subscriptions.of(customer.id)
			.stream()
			.filter((subscription) -> method.id.equals(subscription.defaultPaymentMethod))
			.forEach((subscription) -> subscription.defaultPaymentMethod = null);
		this.account.events.publishUpdate("payment_method.detached", before, method);
		if (method.mandate != null) {
			this.account.behaviour.debiting.deactivate(this.account.tables.mandates.get(method.mandate));
		}
		return method.render();
	}

}
