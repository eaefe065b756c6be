package org.tragwerk.sandbox.account.customers;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.account.paymentmethods.Card;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/**
 * {@code /v1/payment_methods}: reading, updating, attaching and detaching; knows Stripe's
 * test cards such as {@code pm_card_visa}.
 */
final class PaymentMethodResource {

	private static final Map<String, String> TEST_CARDS = Map.of("pm_card_visa", "4242", "pm_card_createDispute",
			Card.ALWAYS_DISPUTED, "pm_card_chargeCustomerFail", Card.ALWAYS_DECLINED);

	private final Account account;

	private final Customers customers;

	private final Table<PaymentMethod> methods;

	PaymentMethodResource(Account account, Customers customers) {
		this.account = account;
		this.customers = customers;
		this.methods = account.table(PaymentMethod.class);
	}

	List<Route> routes() {
		return List.of(new Route("GET", "/v1/payment_methods", "payment_method.list", this::list),
				this.methods.retrieval("/v1/payment_methods"),
				new Route("POST", "/v1/payment_methods/{id}", "payment_method.update", this::update),
				new Route("POST", "/v1/payment_methods/{id}/attach", "payment_method.attach", this::attach),
				new Route("POST", "/v1/payment_methods/{id}/detach", "payment_method.detach", this::detach));
	}

	private Map<String, Object> list(ApiCall call) {
		var type = call.params().text("type");
		return this.methods.page(call, null,
				(method) -> method.customer != null && (type == null || type.equals(method.details.type())));
	}

	private Map<String, Object> update(ApiCall call) {
		var method = this.methods.named(call);
		if (method.customer == null) {
			throw ApiError.invalid(null, "Only a payment method that a customer has can be changed.");
		}
		var before = method.render();
		method.metadata = Metadata.merged(method.metadata, call.params());
		this.account.events().publishUpdate("payment_method.updated", before, method);
		return method.render();
	}

	private Map<String, Object> attach(ApiCall call) {
		var customer = this.account.table(Customer.class).referenced(call.params().required("customer"), "customer");
		var last4 = TEST_CARDS.get(call.id());
		if (last4 == null) {
			this.methods.named(call);
			throw ApiError.invalid(null,
					"This payment method has been used or detached before; it may not be used again.");
		}
		var method = new PaymentMethod(this.account.newId("pm_1", 23), this.account.now(), last4);
		method.customer = customer.id;
		this.account.events().publish("payment_method.attached", this.methods.add(method));
		return method.render();
	}

	/** Detaches a payment method for good, and deactivates its mandate. */
	private Map<String, Object> detach(ApiCall call) {
		var method = this.methods.named(call);
		if (method.customer == null) {
			throw ApiError.invalid(null, "This payment method is not attached to a customer.");
		}
		var customer = this.account.table(Customer.class).get(method.customer);
		var before = method.render();
		method.customer = null;
		if (method.id.equals(customer.defaultPaymentMethod)) {
			customer.defaultPaymentMethod = null;
		}
		this.customers.listener().onDetachment(method, customer.id);
		this.account.events().publishUpdate("payment_method.detached", before, method);
		this.customers.mandates().deactivate(method.mandate);
		return method.render();
	}

}
