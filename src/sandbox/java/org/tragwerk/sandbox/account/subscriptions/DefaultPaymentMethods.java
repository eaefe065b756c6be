package org.tragwerk.sandbox.account.subscriptions;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;

/** The default payment method of a subscription, or of its customer. */
record DefaultPaymentMethods(Account account) {

	PaymentMethod get(Subscription subscription) {
		return Objects.requireNonNull(find(subscription), "No payment method for " + subscription.id);
	}

	@Nullable PaymentMethod find(Subscription subscription) {
		var customer = this.account.table(Customer.class).get(subscription.customer);
		var method = (subscription.defaultPaymentMethod != null) ? subscription.defaultPaymentMethod
				: customer.defaultPaymentMethod;
		return (method != null) ? this.account.table(PaymentMethod.class).get(method) : null;
	}

}
