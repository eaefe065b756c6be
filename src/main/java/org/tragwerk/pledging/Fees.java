package org.tragwerk.pledging;

import java.math.BigDecimal;

import org.tragwerk.subscription.Interval;
import org.tragwerk.subscription.Money;
import org.tragwerk.subscription.Way;

import org.springframework.stereotype.Component;

/**
 * How much of a payment arrives. The provider rounds each fee to whole cents, half a cent
 * up.
 */
@Component
class Fees {

	private static final FeeProperties.Rate FREE = new FeeProperties.Rate(BigDecimal.ZERO, 0);

	private final FeeProperties properties;

	Fees(FeeProperties properties) {
		this.properties = properties;
	}

	/** What is left of one payment. */
	Money arriving(Money amount, Way way, Rhythm rhythm) {
		var rate = rate(way);
		var share = share(amount, basisPoints(rate.percent()));
		var subscription = (rhythm == Rhythm.ONCE) ? Money.NOTHING : share(amount, subscriptionBasisPoints());
		return amount.minus(share).minus(new Money(rate.fixedCents())).minus(subscription);
	}

	/** What is left in a year. */
	Money arrivingInAYear(Money amount, Way way, Rhythm rhythm) {
		return arriving(amount, way, rhythm).times(rhythm.interval().map(Interval::timesAYear).orElse(1));
	}

	/** Hundredths of a percent that the way costs. */
	long basisPoints(Way way) {
		return basisPoints(rate(way).percent());
	}

	/** Cents that the way costs on top. */
	long fixedCents(Way way) {
		return rate(way).fixedCents();
	}

	/** Hundredths of a percent that a subscription costs on top. */
	long subscriptionBasisPoints() {
		return basisPoints(this.properties.subscriptionPercent());
	}

	private FeeProperties.Rate rate(Way way) {
		return this.properties.ways().getOrDefault(way, FREE);
	}

	private static Money share(Money amount, long basisPoints) {
		return new Money((amount.cents() * basisPoints + 5_000) / 10_000);
	}

	private static long basisPoints(BigDecimal percent) {
		return percent.movePointRight(2).longValueExact();
	}

}
