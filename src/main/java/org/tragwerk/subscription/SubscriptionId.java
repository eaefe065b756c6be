package org.tragwerk.subscription;

import java.util.UUID;

import org.tragwerk.subscription.PaymentEvent.PaymentPurpose;

/**
 * The id of a subscription.
 */
public record SubscriptionId(UUID value) implements PaymentPurpose {
}
