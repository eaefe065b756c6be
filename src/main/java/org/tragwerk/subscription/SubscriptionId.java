package org.tragwerk.subscription;

import java.util.UUID;

import org.tragwerk.subscription.PaymentEvent.PaymentPurpose;

/**
 * Points at a subscription from any other module.
 */
public record SubscriptionId(UUID value) implements PaymentPurpose {
}
