package org.tragwerk.pledging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.stereotype.Component;

/**
 * Tells readers how much of what they give arrives, by each way that they may take.
 */
@Component
class NetAmounts {

	private final FeeSchedule feeSchedule;

	private final AvailablePaymentMethods ways;

	NetAmounts(FeeSchedule feeSchedule, AvailablePaymentMethods ways) {
		this.feeSchedule = feeSchedule;
		this.ways = ways;
	}

	/**
	 * What arrives of that amount.
	 */
	Table of(Money amount, Rhythm rhythm, Locale locale) {
		var rows = this.ways.offered()
			.stream()
			.map((paymentMethodType) -> row(paymentMethodType, amount, rhythm, locale))
			.toList();
		var inAYear = rhythm.interval().map((interval) -> amount.times(interval.timesAYear()).in(locale)).orElse(null);
		var more = gain(amount, rhythm).map((gain) -> gain.in(locale)).orElse(null);
		return new Table(amount, amount.in(locale), inAYear, rows, more, this.feeSchedule.subscriptionBasisPoints());
	}

	private Row row(PaymentMethodType paymentMethodType, Money amount, Rhythm rhythm, Locale locale) {
		return new Row(paymentMethodType, this.feeSchedule.arriving(amount, paymentMethodType, rhythm).in(locale),
				this.feeSchedule.arrivingInAYear(amount, paymentMethodType, rhythm).in(locale),
				this.feeSchedule.basisPoints(paymentMethodType), this.feeSchedule.fixedCents(paymentMethodType));
	}

	/** What arrives on top in a year if all of it is given at once, by the best way. */
	private Optional<Money> gain(Money amount, Rhythm rhythm) {
		var paymentMethodType = this.ways.offered().get(0);
		return rhythm.interval()
			.map(Interval::timesAYear)
			.map((times) -> this.feeSchedule.arriving(amount.times(times), paymentMethodType, Rhythm.YEARLY)
				.minus(this.feeSchedule.arrivingInAYear(amount, paymentMethodType, rhythm)))
			.filter((gain) -> gain.cents() > 0);
	}

	/**
	 * What the page shows.
	 *
	 * @param of of which it arrives
	 * @param amount the same in words
	 * @param inAYear the amounts of a year, null where it is given once or once a year
	 * @param more what arrives on top in a year if it is given at once, null for nothing
	 */
	record Table(Money of, String amount, @Nullable String inAYear, List<Row> rows, @Nullable String more,
			long subscriptionBasisPoints) {
	}

	/**
	 * What arrives by one way.
	 *
	 * @param arrives of one payment
	 * @param inAYear of all payments of a year
	 */
	record Row(PaymentMethodType paymentMethodType, String arrives, String inAYear, long basisPoints, long fixedCents) {
	}

}
