package org.tragwerk.sandbox.account.customers;

import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;

/** Called when a change of a customer concerns its subscriptions. */
public interface CustomerListener {

	/**
	 * A new customer is to live by a test clock.
	 * @param testClock the id that the call names
	 */
	void onTestClock(Customer customer, String testClock);

	/** A customer is being deleted; what belongs to it ends before. */
	void onDeletion(Customer customer);

	/** A payment method no longer belongs to its customer. */
	void onDetachment(PaymentMethod method, String customer);

}
