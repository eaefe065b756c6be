package org.tragwerk.sandbox.account.subscriptions;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.customers.CustomerListener;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.api.ApiError;

/**
 * Cancels and changes subscriptions when their customer is deleted or loses a payment
 * method.
 */
final class CustomerSubscriptionsListener implements CustomerListener {

	private static final int MOST_CUSTOMERS = 3;

	private final Account account;

	private final SubscriptionCanceler canceler;

	CustomerSubscriptionsListener(Account account, SubscriptionCanceler canceler) {
		this.account = account;
		this.canceler = canceler;
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
		this.canceler.cancelAll(customer);
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
