package org.tragwerk.fee;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.stereotype.Component;

/**
 * Formats the net amounts of a payment, for each payment method.
 */
@Component
public class NetAmounts {

	private final FeeSchedule feeSchedule;

	NetAmounts(FeeSchedule feeSchedule) {
		this.feeSchedule = feeSchedule;
	}

	/**
	 * The net amounts of a payment.
	 * @param paymentMethodTypes the payment methods to list, at least one
	 * @param forAYear whether it is paid for a year or longer, so that sums of a year
	 * mean something
	 */
	public Table of(List<PaymentMethodType> paymentMethodTypes, Money amount, Interval interval, boolean forAYear,
			Locale locale) {
		var rows = paymentMethodTypes.stream()
			.map((paymentMethodType) -> row(paymentMethodType, amount, interval, forAYear, locale))
			.toList();
		var perYear = (interval.isRecurring() && forAYear) ? amount.times(interval.timesAYear()).format(locale) : null;
		return new Table(amount.format(locale), perYear, rows, this.feeSchedule.subscriptionBasisPoints());
	}

	private Row row(PaymentMethodType paymentMethodType, Money amount, Interval interval, boolean forAYear,
			Locale locale) {
		var gain = yearlyGain(paymentMethodType, amount, interval).filter((money) -> forAYear)
			.map((money) -> money.format(locale))
			.orElse(null);
		return new Row(paymentMethodType, this.feeSchedule.net(amount, paymentMethodType, interval).format(locale),
				this.feeSchedule.netPerYear(amount, paymentMethodType, interval).format(locale),
				this.feeSchedule.basisPoints(paymentMethodType), this.feeSchedule.fixedCents(paymentMethodType), gain);
	}

	/**
	 * The additional net amount in a year if it is paid yearly; empty if there is none.
	 */
	private Optional<Money> yearlyGain(PaymentMethodType paymentMethodType, Money amount, Interval interval) {
		return Optional.of(interval)
			.filter(Interval::isRecurring)
			.map(Interval::timesAYear)
			.map((times) -> this.feeSchedule.net(amount.times(times), paymentMethodType, Interval.YEARLY)
				.minus(this.feeSchedule.netPerYear(amount, paymentMethodType, interval)))
			.filter((gain) -> gain.cents() > 0);
	}

	/**
	 * The table of net amounts on the page.
	 *
	 * @param amount the choice as text
	 * @param perYear the gross amount of a year, null for a gift or if it ends before
	 */
	public record Table(String amount, @Nullable String perYear, List<Row> rows, long subscriptionBasisPoints) {
	}

	/**
	 * The net amounts of one payment method.
	 *
	 * @param net of one payment
	 * @param netPerYear of all payments of a year
	 * @param yearlyGain the additional net amount in a year with yearly payment, null for
	 * none
	 */
	public record Row(PaymentMethodType paymentMethodType, String net, String netPerYear, long basisPoints,
			long fixedCents, @Nullable String yearlyGain) {
	}

}
