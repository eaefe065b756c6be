package org.tragwerk.demo;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generates ten years of a newspaper's supporters, the same on each run: start, amount,
 * interval, payment method and end.
 */
final class Past {

	/** The monthly churn rate: 261 of 38,078. */
	private static final double LEAVING = 0.00685;

	private static final long[] MONTHLY_CENTS = { 500, 500, 500, 500, 500, 500, 500, 500, 750, 1000 };

	private static final List<Integer> MONTHS = List.of(1, 3, 6, 12);

	private static final List<String> PAYMENT_METHOD_TYPES = List.of("sepa_debit", "card", "paypal");

	private static final int SECONDS_A_DAY = 86_400;

	private final Random random = new Random(42);

	private final List<PastPledge> pledges = new ArrayList<>();

	private final List<Integer> staying = new ArrayList<>();

	private final Growth growth;

	private final Instant now;

	private Past(Growth growth, Instant now) {
		this.growth = growth;
		this.now = now;
	}

	/** All pledges of the last ten years, ordered by start. */
	static List<PastPledge> of(int supporters, Instant now) {
		var past = new Past(new Growth(now.atOffset(ZoneOffset.UTC).toLocalDate(), supporters), now);
		past.live();
		return List.copyOf(past.pledges);
	}

	private void live() {
		for (var month = this.growth.first(); !month.isAfter(this.growth.last()); month = month.plusMonths(1)) {
			leave(month);
			join(month);
		}
	}

	private void leave(YearMonth month) {
		for (var many = Math.round(this.staying.size() * LEAVING); many > 0; many--) {
			var chosen = this.random.nextInt(this.staying.size());
			var index = this.staying.get(chosen);
			this.staying.set(chosen, this.staying.get(this.staying.size() - 1));
			this.staying.remove(this.staying.size() - 1);
			var pledge = this.pledges.get(index);
			this.pledges.set(index,
					new PastPledge(index, pledge.amountCents(), pledge.months(), pledge.paymentMethodType(),
							pledge.startedAt(),
							pledge.boundaryAfter(earlier(begin(month).plusSeconds(SECONDS_A_DAY), this.now))));
		}
	}

	private void join(YearMonth month) {
		var end = earlier(begin(month.plusMonths(1)), this.now);
		var missing = this.growth.at(month) - this.pledges.stream().filter((it) -> !it.hasEnded(end)).count();
		for (; missing > 0; missing--) {
			this.staying.add(this.pledges.size());
			this.pledges.add(pledge(this.pledges.size(), begin(month), end));
		}
	}

	private PastPledge pledge(int index, Instant from, Instant to) {
		var months = MONTHS.get(weightedIndex(65, 18, 3, 14));
		var paymentMethodType = PAYMENT_METHOD_TYPES.get(weightedIndex(55, 27, 18));
		var amount = MONTHLY_CENTS[this.random.nextInt(MONTHLY_CENTS.length)] * months;
		var seconds = from.until(to, ChronoUnit.SECONDS);
		return new PastPledge(index, amount, months, paymentMethodType,
				from.plusSeconds((long) (this.random.nextDouble() * seconds)), null);
	}

	/** A random index, weighted by these percentages. */
	private int weightedIndex(int... shares) {
		var thrown = this.random.nextInt(100);
		var index = 0;
		for (; thrown >= shares[index]; index++) {
			thrown -= shares[index];
		}
		return index;
	}

	private static Instant begin(YearMonth month) {
		return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

}
