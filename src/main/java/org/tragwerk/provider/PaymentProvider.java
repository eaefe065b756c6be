package org.tragwerk.provider;

/**
 * The port to the payment provider. Calls can take seconds and must not run inside a
 * transaction. They are idempotent by the command's id.
 * <p>
 * Every call throws {@link ProviderUnavailableException} if the outcome is unknown,
 * {@link CommandObsoleteException} if the target is in a final state, and
 * {@link ProviderRefusedException} if the provider refuses for another reason.
 */
public interface PaymentProvider {

	/** Whether writes to the provider are enabled; while they are not, commands wait. */
	boolean isWritable();

	/**
	 * Cancels a subscription at the given time. If that time has come, it is canceled
	 * now, and payments for later periods, or made later, are refunded. An earlier
	 * scheduled end is kept; a subscription that has ended and payments that are refunded
	 * already are not changed.
	 * @throws StillPendingException if the subscription is canceled, but a pending debit
	 * has to succeed before it can be refunded, or a refund is pending
	 */
	void cancelSubscription(CancelSubscriptionCommand command, CommandId id);

	/** Changes the amount from the next period on, without proration. */
	void changePledge(ChangePledgeCommand command, CommandId id);

	/** Expires a Checkout session. One that is expired or paid already is not changed. */
	void expireCheckout(ExpireCheckoutCommand command, CommandId id);

	/**
	 * Refunds a payment, or an amount of it, once, and again if that refund failed. One
	 * that is fully refunded, returned or disputed is not changed.
	 * @throws StillPendingException if a refund of the payment is pending
	 */
	void refundPayment(RefundPaymentCommand command, CommandId id);

	/**
	 * Voids the invoices that remained drafts while a subscription was unpaid. One that
	 * is collected or was attempted is not changed.
	 */
	void voidDrafts(VoidDraftsCommand command, CommandId id);

}
