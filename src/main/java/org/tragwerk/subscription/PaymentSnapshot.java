package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.money.Money;

/**
 * Money that the provider collected for a subscription.
 *
 * @param reference the provider's id of the payment itself, the same in every notice
 * @param subscription the provider's id of the subscription
 */
public record PaymentSnapshot(String providerId, String subscriptionId, Money amount, Instant paidAt) {
}
