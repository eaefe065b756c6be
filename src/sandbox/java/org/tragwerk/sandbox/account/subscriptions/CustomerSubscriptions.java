package org.tragwerk.sandbox.account.subscriptions;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.customers.CustomerListener;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.api.ApiError;

/** Keeps subscriptions in step with their customers. */
final class CustomerSubscriptions implements CustomerListener {

	private static final int MOST_CUSTOMERS = 3;

	private final Account account;

	private final Ending ending;

	CustomerSubscriptions(Account account, Ending ending) {
		this.account = account;
		this.ending = ending;
	}

	@Override
	public void onTestClock(Customer customer, String testClock) {
		var clock = this.account.table(TestClock.class).referenced(testClock, "test_clock");
		if (clock.customers.size() >= MOST_CUSTOMERS) {
			throw ApiError.invalid("test_clock", "A test clock has three customers at most.");
		}
		clock.customers.add(customer);
		customer.testClock = clock.id;
	}

	@Override
	public void onDeletion(Customer customer) {
		this.ending.endAll(customer);
	}

	@Override
	public void onDetachment(PaymentMethod method, String customer) {
		this.account.table(Subscription.class)
			.of(customer)
			.stream()
			.filter((subscription) -> method.id.equals(subscription.defaultPaymentMethod))
			.forEach((subscription) -> subscription.defaultPaymentMethod = null);
	}

}
