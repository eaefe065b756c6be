package org.tragwerk.subscription;

import java.util.UUID;

import org.tragwerk.subscription.PaymentEvent.PaymentPurpose;

/**
 * The id of a gift.
 */
public record GiftId(UUID value) implements PaymentPurpose {
}
