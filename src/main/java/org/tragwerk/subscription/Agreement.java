package org.tragwerk.subscription;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a member whose subscription has begun.
 *
 * @param paidUntil when the next debit is due, as the provider says
 */
public record Agreement(Pledge pledge, Instant startedAt, @Nullable Instant paidUntil) {
}
