package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

/**
 * Money that the provider collected once, for no subscription.
 *
 * @param reference the provider's id of the payment, the same in every notice
 * @param attempt the attempt it grew from
 */
public record GiftSnapshot(String reference, UUID attempt, Money amount, Way way, Instant paidAt) {
}
