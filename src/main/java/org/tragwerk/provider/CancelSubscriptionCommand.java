package org.tragwerk.provider;

import java.time.Instant;

/**
 * Cancels a subscription at the given time. If that time has come, it is canceled now,
 * and payments for later periods, or made later, are refunded; a pending debit has to
 * succeed before that. An earlier scheduled end is kept; a subscription that has ended
 * and payments that are refunded already are not changed.
 *
 * @param subscriptionId the provider's id of the subscription
 * @param endsAt the end; the subscription's start refunds everything
 */
public record CancelSubscriptionCommand(String subscriptionId, Instant endsAt) implements ProviderCommand {

	@Override
	public String target() {
		return this.subscriptionId;
	}

}
