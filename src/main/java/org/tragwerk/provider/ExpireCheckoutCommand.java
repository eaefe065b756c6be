package org.tragwerk.provider;

/**
 * Closes a Checkout page that nobody is to pay on any more.
 *
 * @param checkoutId the provider's id of it
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
