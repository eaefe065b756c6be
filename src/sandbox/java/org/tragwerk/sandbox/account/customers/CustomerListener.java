package org.tragwerk.sandbox.account.customers;

import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;

/** Called when a change of a customer concerns its subscriptions. */
public interface CustomerListener {

	/**
	 * Called when a customer is created with a test clock.
	 * @param testClock the id from the request
	 */
	void onTestClock(Customer customer, String testClock);

	/** Called before a customer is deleted. */
	void onDeletion(Customer customer);

	/** Called after a payment method was detached from its customer. */
	void onDetachment(PaymentMethod method, String customer);

}
