package org.tragwerk.provider;

import java.time.Instant;

/**
 * Ends a subscription.
 *
 * @param subscriptionId the provider's id of it
 * @param endsAt the end of its last period; the start of the subscription undoes it as a
 * whole
 */
public record CancelSubscriptionCommand(String subscriptionId, Instant endsAt) implements ProviderCommand {

	@Override
	public String target() {
		return this.subscriptionId;
	}

	@Override
	public void execute(PaymentProvider provider, CommandId id) {
		provider.cancelSubscription(this, id);
	}

}
