package org.tragwerk.provider;

/**
 * Expires a Checkout session, so that it can no longer be paid. One that is expired or
 * paid already is not changed.
 *
 * @param checkoutId the provider's id of the Checkout session
 */
public record ExpireCheckoutCommand(String checkoutId) implements ProviderCommand {

	@Override
	public String target() {
		return this.checkoutId;
	}

}
