package org.tragwerk.pledging;

import java.math.BigDecimal;

import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.stereotype.Component;

/**
 * How much of a payment arrives. The provider rounds each fee to whole cents, half a cent
 * up.
 */
@Component
class FeeSchedule {

	private static final FeeProperties.Rate FREE = new FeeProperties.Rate(BigDecimal.ZERO, 0);

	private final FeeProperties properties;

	FeeSchedule(FeeProperties properties) {
		this.properties = properties;
	}

	/** What is left of one payment. */
	Money arriving(Money amount, PaymentMethodType paymentMethodType, Rhythm rhythm) {
		var rate = rate(paymentMethodType);
		var share = share(amount, basisPoints(rate.percent()));
		var subscription = (rhythm == Rhythm.ONCE) ? Money.NOTHING : share(amount, subscriptionBasisPoints());
		return amount.minus(share).minus(new Money(rate.fixedCents())).minus(subscription);
	}

	/** What is left in a year. */
	Money arrivingInAYear(Money amount, PaymentMethodType paymentMethodType, Rhythm rhythm) {
		return arriving(amount, paymentMethodType, rhythm).times(rhythm.interval().map(Interval::timesAYear).orElse(1));
	}

	/** Hundredths of a percent that the way costs. */
	long basisPoints(PaymentMethodType paymentMethodType) {
		return basisPoints(rate(paymentMethodType).percent());
	}

	/** Cents that the way costs on top. */
	long fixedCents(PaymentMethodType paymentMethodType) {
		return rate(paymentMethodType).fixedCents();
	}

	/** Hundredths of a percent that a subscription costs on top. */
	long subscriptionBasisPoints() {
		return basisPoints(this.properties.subscriptionPercent());
	}

	private FeeProperties.Rate rate(PaymentMethodType paymentMethodType) {
		return this.properties.ways().getOrDefault(paymentMethodType, FREE);
	}

	private static Money share(Money amount, long basisPoints) {
		return new Money((amount.cents() * basisPoints + 5_000) / 10_000);
	}

	private static long basisPoints(BigDecimal percent) {
		return percent.movePointRight(2).longValueExact();
	}

}
