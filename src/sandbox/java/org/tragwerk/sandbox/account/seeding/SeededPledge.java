package org.tragwerk.sandbox.account.seeding;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One pledge of the seeded past; its index makes the ids, {@code sub_seed0000000042} for
 * 42.
 *
 * @param months from one collection to the next, 12 for a yearly price
 * @param means {@code card}, {@code sepa_debit} or {@code paypal}
 * @param endsAt when it ended or is to end, on the boundary of a period
 */
public record SeededPledge(int index, String product, long amountCents, int months, String paymentMethodType,
		Instant startedAt, @Nullable Instant endsAt, @Nullable String email, Map<String, String> metadata) {

}
