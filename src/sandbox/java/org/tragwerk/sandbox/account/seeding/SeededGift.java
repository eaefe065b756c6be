package org.tragwerk.sandbox.account.seeding;

import java.time.Instant;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Placeholder;
import org.tragwerk.sandbox.account.core.SeededIds;

/**
 * One gift of the seeded past, made on a Checkout page and paid; its index makes the ids
 * and is no pledge's.
 *
 * @param means {@code card}, {@code sepa_debit} or {@code paypal}
 */
public record SeededGift(int index, String product, long amountCents, String paymentMethodType, Instant paidAt,
		String email, Map<String, String> metadata) implements Placeholder {

	public String customerId() {
		return SeededIds.id("cus", this.index);
	}

	public String paymentIntentId() {
		return id("pi");
	}

	@Override
	public long at() {
		return this.paidAt.getEpochSecond();
	}

	@Override
	public String id(String kind) {
		return SeededIds.id(kind, this.index);
	}

}
