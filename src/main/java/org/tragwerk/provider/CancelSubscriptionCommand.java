package org.tragwerk.provider;

import java.time.Instant;

/**
 * Cancels a subscription.
 *
 * @param subscriptionId the provider's id of the subscription
 * @param endsAt the end; the subscription's start refunds everything
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
