package org.tragwerk.payment;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.tragwerk.money.Money;

/**
 * The current state of a refund at the provider.
 *
 * @param providerId the provider's id
 * @param commandId the command that requested it, null if none of ours did
 * @param failureReason the provider's code, null unless it failed
 */
public record RefundSnapshot(String providerId, @Nullable UUID commandId, Money amount, RefundStatus status,
		Instant createdAt, @Nullable String failureReason) {
}
