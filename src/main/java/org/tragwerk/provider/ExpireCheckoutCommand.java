package org.tragwerk.provider;

/**
 * Expires a Checkout session, so that it can no longer be paid.
 *
 * @param checkoutId the provider's id of the Checkout session
 */
public record ExpireCheckoutCommand(String checkoutId) implements ProviderCommand {

	@Override
	public String target() {
		return this.checkoutId;
	}

	@Override
	public void execute(PaymentProvider provider, CommandId id) {
		provider.expireCheckout(this, id);
	}

}
