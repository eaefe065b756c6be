package org.tragwerk.provider;

/**
 * A change to make at the payment provider. Stored as JSON, so fields may be added but
 * not renamed or removed.
 */
public sealed interface ProviderCommand permits CancelSubscriptionCommand, ChangePledgeCommand, ExpireCheckoutCommand,
		RefundPaymentCommand, VoidDraftsCommand {

	/**
	 * The provider's id of the object to change; commands with the same target are
	 * executed one after the other.
	 */
	String target();

}
