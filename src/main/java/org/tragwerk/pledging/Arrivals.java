package org.tragwerk.pledging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tragwerk.subscription.Interval;
import org.tragwerk.subscription.Money;
import org.tragwerk.subscription.Way;

import org.springframework.stereotype.Component;

/**
 * Tells readers how much of what they give arrives, by each way that they may take.
 */
@Component
class Arrivals {

	private final Fees fees;

	private final OfferedWays ways;

	Arrivals(Fees fees, OfferedWays ways) {
		this.fees = fees;
		this.ways = ways;
	}

	/**
	 * What arrives of that amount.
	 * @param example whether the reader did not name it
	 */
	Table of(Money amount, Rhythm rhythm, boolean example, Locale locale) {
		var rows = this.ways.offered().stream().map((way) -> row(way, amount, rhythm, locale)).toList();
		var inAYear = rhythm.interval().map((interval) -> amount.times(interval.timesAYear()).in(locale)).orElse(null);
		var more = gain(amount, rhythm).map((gain) -> gain.in(locale)).orElse(null);
		return new Table(amount, amount.in(locale), inAYear, rows, more, this.fees.subscriptionBasisPoints());
	}

	private Row row(Way way, Money amount, Rhythm rhythm, Locale locale) {
		return new Row(way, this.fees.arriving(amount, way, rhythm).in(locale),
				this.fees.arrivingInAYear(amount, way, rhythm).in(locale), this.fees.basisPoints(way),
				this.fees.fixedCents(way));
	}

	/** What arrives on top in a year if all of it is given at once, by the best way. */
	private Optional<Money> gain(Money amount, Rhythm rhythm) {
		var way = this.ways.offered().get(0);
		return rhythm.interval()
			.map(Interval::timesAYear)
			.map((times) -> this.fees.arriving(amount.times(times), way, Rhythm.YEARLY)
				.minus(this.fees.arrivingInAYear(amount, way, rhythm)))
			.filter((gain) -> gain.cents() > 0);
	}

	/**
	 * What the page shows.
	 *
	 * @param of of which it arrives
	 * @param amount the same in words
	 * @param inAYear the amounts of a year, null where it is given once
	 * @param more what arrives on top in a year if it is given at once, null for nothing
	 */
	record Table(Money of, String amount, @Nullable String inAYear, List<Row> rows, @Nullable String more,
			long subscriptionBasisPoints) {

		Row best() {
			return this.rows.get(0);
		}

	}

	/**
	 * What arrives by one way.
	 *
	 * @param arrives of one payment
	 * @param inAYear of all payments of a year
	 */
	record Row(Way way, String arrives, String inAYear, long basisPoints, long fixedCents) {
	}

}
