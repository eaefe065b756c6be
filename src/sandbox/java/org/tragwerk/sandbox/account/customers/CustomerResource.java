package org.tragwerk.sandbox.account.customers;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Params;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/customers}. */
final class CustomerResource {

	private final Account account;

	private final Customers chapter;

	private final Table<Customer> customers;

	CustomerResource(Account account, Customers chapter) {
		this.account = account;
		this.chapter = chapter;
		this.customers = account.table(Customer.class);
	}

	List<Route> routes() {
		return List.of(new Route("POST", "/v1/customers", "customer.create", this::create),
				new Route("GET", "/v1/customers", "customer.list", this::list),
				this.customers.retrieval("/v1/customers"),
				new Route("POST", "/v1/customers/{id}", "customer.update", this::update),
				new Route("DELETE", "/v1/customers/{id}", "customer.delete", this::delete));
	}

	private Map<String, Object> create(ApiCall call) {
		var customer = new Customer(this.account.newId("cus_", 14), this.account.now());
		apply(call.params(), customer);
		var clock = call.params().text("test_clock");
		if (clock != null) {
			this.chapter.listener().onTestClock(customer, clock);
		}
		this.customers.add(customer);
		this.account.events().publish("customer.created", customer);
		return customer.render();
	}

	private Map<String, Object> list(ApiCall call) {
		var email = call.params().text("email");
		return this.customers.page(call, null,
				(customer) -> !customer.deleted && (email == null || email.equals(customer.email)));
	}

	private Map<String, Object> update(ApiCall call) {
		var customer = living(call);
		var before = customer.render();
		apply(call.params(), customer);
		this.account.events().publishUpdate("customer.updated", before, customer);
		return customer.render();
	}

	private Map<String, Object> delete(ApiCall call) {
		var customer = living(call);
		this.chapter.delete(customer);
		return customer.render();
	}

	private Customer living(ApiCall call) {
		var customer = this.customers.named(call);
		if (customer.deleted) {
			throw ApiError.notFound("customer", customer.id);
		}
		return customer;
	}

	private void apply(Params params, Customer customer) {
		var metadata = Metadata.merged(customer.metadata, params);
		var method = params.object("invoice_settings").text("default_payment_method");
		if (method != null) {
			customer.defaultPaymentMethod = this.chapter.methodOf(customer.id, method,
					"invoice_settings[default_payment_method]").id;
		}
		customer.metadata = metadata;
		params.ifSent("business_name", (value) -> customer.businessName = value);
		params.ifSent("individual_name", (value) -> customer.individualName = value);
		params.ifSent("description", (value) -> customer.description = value);
		params.ifSent("email", (value) -> customer.email = email(value));
		params.ifSent("name", (value) -> customer.name = value);
		params.ifSent("phone", (value) -> customer.phone = value);
		params.ifSent("tax_exempt", (value) -> customer.taxExempt = (value != null) ? value : "none");
		params.object("invoice_settings").ifSent("footer", (value) -> customer.footer = value);
		if (params.has("preferred_locales")) {
			customer.preferredLocales = params.texts("preferred_locales");
		}
		if (params.has("address")) {
			customer.address = address(params.object("address"));
		}
	}

	private static @org.jspecify.annotations.Nullable String email(@org.jspecify.annotations.Nullable String value) {
		if (value != null && !value.matches("[^@\\s]+@[^@\\s]+")) {
			throw ApiError.invalid("email_invalid", "email", "Invalid email address: " + value);
		}
		return value;
	}

	private static @org.jspecify.annotations.Nullable Map<String, Object> address(Params params) {
		var address = ObjectTemplate.of("address").fill();
		address.fields().replaceAll((field, nothing) -> params.text(field));
		return address.fields().values().stream().allMatch(java.util.Objects::isNull) ? null : address.fields();
	}

}
