package org.tragwerk.subscription;

import java.util.UUID;

import org.tragwerk.subscription.PaymentEvent.PaymentPurpose;

/**
 * Points at a gift from any other module.
 */
public record GiftId(UUID value) implements PaymentPurpose {
}
