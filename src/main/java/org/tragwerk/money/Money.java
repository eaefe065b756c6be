package org.tragwerk.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount in euro cents; euro is the only currency.
 *
 * @param cents may be zero or negative
 */
public record Money(long cents) implements Comparable<Money> {

	/** The currency of all amounts. */
	public static final Currency CURRENCY = Currency.getInstance("EUR");

	/** Zero. */
	public static final Money ZERO = new Money(0);

	/**
	 * Formats the amount with its currency for a locale, whole euros without decimals:
	 * "7,50 €" or "10 €", with a no-break space.
	 */
	public String format(Locale locale) {
		var format = NumberFormat.getCurrencyInstance(locale);
		format.setCurrency(CURRENCY);
		format.setMinimumFractionDigits((this.cents % 100 == 0) ? 0 : 2);
		return format.format(BigDecimal.valueOf(this.cents, 2));
	}

	/**
	 * Formats the number of euros without currency and grouping, whole euros without
	 * decimals: "10", "7,50", "1000".
	 */
	public String formatNumber(Locale locale) {
		var format = NumberFormat.getNumberInstance(locale);
		format.setGroupingUsed(false);
		format.setMinimumFractionDigits((this.cents % 100 == 0) ? 0 : 2);
		return format.format(BigDecimal.valueOf(this.cents, 2));
	}

	/**
	 * This amount multiplied by a factor.
	 * @throws ArithmeticException if the result overflows
	 */
	public Money times(int factor) {
		return new Money(Math.multiplyExact(this.cents, factor));
	}

	/** This amount minus another; may be negative. */
	public Money minus(Money other) {
		return new Money(this.cents - other.cents);
	}

	@Override
	public int compareTo(Money other) {
		return Long.compare(this.cents, other.cents);
	}

}
