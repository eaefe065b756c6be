package org.tragwerk.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One seeded gift.
 *
 * @param index continues the indexes of the pledges
 * @param paymentMethodType {@code sepa_debit}, {@code card} or {@code paypal}
 */
record PastGift(int index, long amountCents, String paymentMethodType, Instant paidAt) {

	/** The gifts' share of all income. */
	private static final double SHARE = 0.1;

	private static final int MONTHS_A_YEAR = 12;

	private static final long[] CENTS = { 1000, 2000, 2000, 2500, 3000, 5000, 5000, 10_000 };

	private static final String[] PAYMENT_METHOD_TYPES = { "card", "card", "paypal", "paypal", "sepa_debit" };

	/**
	 * Generates the gifts of a year in addition to these pledges, the same on each run.
	 */
	static List<PastGift> beside(List<PastPledge> pledges, Instant since, Instant now) {
		var random = new Random(43);
		var gifts = new ArrayList<PastGift>();
		var seconds = since.until(now, ChronoUnit.SECONDS);
		for (var missing = income(pledges, now) * SHARE / (1 - SHARE); missing > 0;) {
			var amount = CENTS[random.nextInt(CENTS.length)];
			gifts.add(new PastGift(pledges.size() + gifts.size(), amount,
					PAYMENT_METHOD_TYPES[random.nextInt(PAYMENT_METHOD_TYPES.length)],
					since.plusSeconds((long) (random.nextDouble() * seconds))));
			missing -= amount;
		}
		return gifts;
	}

	/** The yearly income in cents from the active pledges. */
	private static long income(List<PastPledge> pledges, Instant now) {
		return pledges.stream()
			.filter((pledge) -> !pledge.hasEnded(now))
			.mapToLong((pledge) -> pledge.amountCents() * MONTHS_A_YEAR / pledge.months())
			.sum();
	}

}
