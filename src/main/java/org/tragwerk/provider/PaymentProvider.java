package org.tragwerk.provider;

/**
 * The port to whoever collects the money for us. Calls may take seconds and never run
 * inside a transaction. Each may be repeated with the same command id and then changes
 * nothing more.
 * <p>
 * Every call throws {@link ProviderUnavailableException} if the outcome is unknown,
 * {@link CommandObsoleteException} if what it is about is gone for good, and
 * {@link ProviderRefusalException} if the provider refuses for another reason.
 */
public interface PaymentProvider {

	/** Whether anything may be changed at the provider; commands wait until it may. */
	boolean isWritable();

	/**
	 * Ends a subscription with the period that ends then. If that time has passed, it
	 * ends now, and whatever was collected for later is refunded. It never ends later
	 * than it would have anyway, and what is over or refunded already is left as it is.
	 * @throws StillCollectingException if it ended but a debit has to arrive before it
	 * can be refunded
	 */
	void cancelSubscription(CancelSubscriptionCommand command, CommandId id);

	/** Changes the amount from the next period on, without proration. */
	void changePledge(ChangePledgeCommand command, CommandId id);

	/** Closes a Checkout page. One that is closed or paid already is left as it is. */
	void expireCheckout(ExpireCheckoutCommand command, CommandId id);

	/**
	 * Refunds what is left of a payment. One that went back already, to us or to the
	 * bank, is left as it is.
	 */
	void refundPayment(RefundPaymentCommand command, CommandId id);

}
