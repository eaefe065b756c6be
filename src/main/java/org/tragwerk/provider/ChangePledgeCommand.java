package org.tragwerk.provider;

import org.tragwerk.money.Money;

/**
 * Changes the amount that is collected from the next period on, without proration.
 *
 * @param subscriptionId the provider's id of the subscription
 * @param amount the new amount in each interval; the interval stays the same
 */
public record ChangePledgeCommand(String subscriptionId, Money amount) implements ProviderCommand {

	@Override
	public String target() {
		return this.subscriptionId;
	}

}
