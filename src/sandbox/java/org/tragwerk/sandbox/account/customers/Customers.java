package org.tragwerk.sandbox.account.customers;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.paymentmethods.Mandate;
import org.tragwerk.sandbox.account.paymentmethods.Mandates;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Route;

/** Customers, their payment methods and mandates. */
public final class Customers {

	private final Account account;

	private final Mandates mandates;

	private @Nullable CustomerListener listener;

	public Customers(Account account) {
		this.account = account;
		this.mandates = new Mandates(account);
		account.tables().add(Customer.class, "customer", "cus_");
		account.tables().add(PaymentMethod.class, "payment_method", "pm_");
		account.tables().add(Mandate.class, "mandate", "mandate_");
	}

	/** Registers the listener. */
	public void listen(CustomerListener listener) {
		this.listener = listener;
	}

	CustomerListener listener() {
		return Objects.requireNonNull(this.listener);
	}

	public Mandates mandates() {
		return this.mandates;
	}

	/** Deletes a customer; a stub remains readable. */
	public void delete(Customer customer) {
		listener().onDeletion(customer);
		var deleted = this.account.events().newEvent("customer.deleted", customer);
		customer.deleted = true;
		this.account.events().publish(deleted);
	}

	/**
	 * The payment method whose id is the value of a parameter.
	 * @throws ApiError if it does not exist or belongs to another customer
	 */
	public PaymentMethod methodOf(@Nullable String customer, String id, String param) {
		var method = this.account.table(PaymentMethod.class).referenced(id, param);
		if (method.customer == null || !method.customer.equals(customer)) {
			throw ApiError.invalid("resource_missing", param, "The customer does not have a payment method with the ID "
					+ id + ". The payment method must be attached to the customer.");
		}
		return method;
	}

	public List<Route> routes() {
		var mandates = this.account.table(Mandate.class).retrieval("/v1/mandates");
		return Stream
			.of(new CustomerResource(this.account, this).routes(),
					new PaymentMethodResource(this.account, this).routes(), List.of(mandates))
			.flatMap(List::stream)
			.toList();
	}

}
