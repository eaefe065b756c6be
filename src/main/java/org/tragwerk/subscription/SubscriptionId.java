package org.tragwerk.subscription;

import java.util.UUID;

/**
 * Points at a subscription from any other module.
 */
public record SubscriptionId(UUID value) implements PaymentPurpose {
}
