package org.tragwerk.sandbox.account.seeding;

import java.time.Instant;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Placeholder;
import org.tragwerk.sandbox.account.core.SeededIds;

/**
 * One gift to seed, paid on a Checkout page. Its index determines the ids and must differ
 * from those of all pledges.
 *
 * @param paymentMethodType {@code card}, {@code sepa_debit} or {@code paypal}
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
