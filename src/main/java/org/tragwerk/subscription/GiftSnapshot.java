package org.tragwerk.subscription;

import java.util.UUID;

/**
 * What was given once, and the payment that brought it.
 *
 * @param attemptId the attempt it grew from
 */
public record GiftSnapshot(UUID attemptId, PaymentSnapshot payment) {
}
