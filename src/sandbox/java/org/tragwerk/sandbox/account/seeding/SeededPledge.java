package org.tragwerk.sandbox.account.seeding;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One subscription to seed; its index determines the ids, such as
 * {@code sub_seed0000000042} for 42.
 *
 * @param months months of an interval, 12 for a yearly price
 * @param paymentMethodType {@code card}, {@code sepa_debit} or {@code paypal}
 * @param endsAt when it ended or will end, on a period boundary; null if it does not end
 */
public record SeededPledge(int index, String product, long amountCents, int months, String paymentMethodType,
		Instant startedAt, @Nullable Instant endsAt, @Nullable String email, Map<String, String> metadata) {

}
