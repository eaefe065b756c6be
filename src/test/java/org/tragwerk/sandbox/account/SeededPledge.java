package org.tragwerk.sandbox.account;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One monthly pledge of the seeded past; its index makes the ids,
 * {@code sub_seed0000000042} for 42.
 */
public record SeededPledge(int index, String product, long amountCents, Instant startedAt, @Nullable String email,
		@Nullable String name, Map<String, String> metadata) {

}
