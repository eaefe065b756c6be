package org.tragwerk.provider;

/**
 * Something the payment provider is asked to change. Stored as JSON, so fields are only
 * ever added.
 */
public sealed interface ProviderCommand
		permits CancelSubscriptionCommand, ChangePledgeCommand, ExpireCheckoutCommand, RefundPaymentCommand {

	/** The provider's id of what changes; commands on one target run one by one. */
	String target();

	/** Has the provider execute it. */
	void execute(PaymentProvider provider, CommandId id);

}
