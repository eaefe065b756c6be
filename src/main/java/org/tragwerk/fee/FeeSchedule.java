package org.tragwerk.fee;

import java.math.BigDecimal;

import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.stereotype.Component;

/**
 * The net amounts of payments. Each fee is rounded to whole cents, half up, as the
 * provider does.
 */
@Component
class FeeSchedule {

	private static final FeeProperties.Rate FREE = new FeeProperties.Rate(BigDecimal.ZERO, 0);

	private final FeeProperties properties;

	FeeSchedule(FeeProperties properties) {
		this.properties = properties;
	}

	/** The net amount of one payment. */
	Money net(Money amount, PaymentMethodType paymentMethodType, Interval interval) {
		var rate = rate(paymentMethodType);
		var share = share(amount, basisPoints(rate.percent()));
		var subscription = interval.isRecurring() ? share(amount, subscriptionBasisPoints()) : Money.ZERO;
		return amount.minus(share).minus(new Money(rate.fixedCents())).minus(subscription);
	}

	/** The net amount of all payments of a year; of the one payment for a gift. */
	Money netPerYear(Money amount, PaymentMethodType paymentMethodType, Interval interval) {
		return net(amount, paymentMethodType, interval).times(Math.max(1, interval.timesAYear()));
	}

	/** The payment method's percentage, in hundredths of a percent. */
	long basisPoints(PaymentMethodType paymentMethodType) {
		return basisPoints(rate(paymentMethodType).percent());
	}

	/** The payment method's fixed fee, in cents. */
	long fixedCents(PaymentMethodType paymentMethodType) {
		return rate(paymentMethodType).fixedCents();
	}

	/** The additional percentage for a subscription, in hundredths of a percent. */
	long subscriptionBasisPoints() {
		return basisPoints(this.properties.subscriptionPercent());
	}

	private FeeProperties.Rate rate(PaymentMethodType paymentMethodType) {
		return this.properties.paymentMethods().getOrDefault(paymentMethodType, FREE);
	}

	private static Money share(Money amount, long basisPoints) {
		return new Money((amount.cents() * basisPoints + 5_000) / 10_000);
	}

	private static long basisPoints(BigDecimal percent) {
		return percent.movePointRight(2).longValueExact();
	}

}
