package org.tragwerk.pledging;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.money.Pledge;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.DebitSchedule;
import org.tragwerk.subscription.DebitSchedule.Debit;
import org.tragwerk.subscription.SubscriptionDetails;

import org.springframework.stereotype.Component;

/**
 * The debits of a pledge that is paid now.
 */
@Component
class DebitPreview {

	private final Clock clock;

	private final ZoneId zone;

	DebitPreview(Clock clock, SiteProperties site) {
		this.clock = clock;
		this.zone = site.zone();
	}

	/**
	 * The debits of a recurring choice.
	 * @param paymentMethod the payment method, null if it is chosen at Checkout
	 */
	DebitSchedule of(PledgeChoice pledgeChoice, @Nullable PaymentMethodType paymentMethod) {
		var details = (paymentMethod != null) ? PaymentMethodDetails.of(paymentMethod) : null;
		var pledge = new Pledge(pledgeChoice.amount(), pledgeChoice.interval());
		return new SubscriptionDetails(pledge, this.clock.instant(), null, pledgeChoice.lastMonth(), details)
			.debits(this.zone);
	}

	/**
	 * The months that can be chosen as the last one of an interval, those with a debit,
	 * and the number of debits until then.
	 */
	SortedMap<YearMonth, Integer> ends(Interval interval) {
		return of(new PledgeChoice(Money.ZERO, interval, null), null).ends();
	}

	/**
	 * The month of the last debit if that month is chosen: itself, or the last one before
	 * it that has a debit; empty if none has.
	 */
	Optional<YearMonth> lastDebit(Interval interval, YearMonth chosen) {
		return ends(interval).keySet()
			.stream()
			.filter((month) -> !month.isAfter(chosen))
			.reduce((earlier, later) -> later);
	}

	/**
	 * The first debit, whatever the interval.
	 * @param paymentMethod the payment method, null if it is chosen at Checkout
	 */
	Debit firstDebit(@Nullable PaymentMethodType paymentMethod) {
		return of(new PledgeChoice(Money.ZERO, Interval.MONTHLY, null), paymentMethod).debits().get(0);
	}

	/**
	 * The days of monthly debits by a payment method, separated by blanks; those of
	 * longer intervals are among them.
	 */
	String days(PaymentMethodType paymentMethod) {
		return of(new PledgeChoice(Money.ZERO, Interval.MONTHLY, null), paymentMethod).debits()
			.stream()
			.map((debit) -> debit.day().toString())
			.collect(Collectors.joining(" "));
	}

	/** The month of the first debit. */
	YearMonth first() {
		return YearMonth.now(this.clock.withZone(this.zone));
	}

	/** The latest month that can be chosen. */
	YearMonth last() {
		return first().plusYears(DebitSchedule.YEARS);
	}

}
