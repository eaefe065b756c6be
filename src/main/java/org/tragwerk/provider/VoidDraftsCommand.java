package org.tragwerk.provider;

/**
 * Voids the invoices of a subscription that remained drafts while it was unpaid, so that
 * they can never be collected. One that is collected or was attempted is not changed.
 *
 * @param subscriptionId the provider's id of the subscription
 */
public record VoidDraftsCommand(String subscriptionId) implements ProviderCommand {

	@Override
	public String target() {
		return this.subscriptionId;
	}

}
