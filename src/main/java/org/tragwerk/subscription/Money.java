package org.tragwerk.subscription;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount in euro cents; the paper takes one currency only.
 */
public record Money(long cents) implements Comparable<Money> {

	/** The one currency, fixed on the server. */
	public static final Currency CURRENCY = Currency.getInstance("EUR");

	/**
	 * As people of that language write it, such as "7,50 €" with an unbreakable space.
	 */
	public String in(Locale locale) {
		var format = NumberFormat.getCurrencyInstance(locale);
		format.setCurrency(CURRENCY);
		return format.format(BigDecimal.valueOf(this.cents, 2));
	}

	@Override
	public int compareTo(Money other) {
		return Long.compare(this.cents, other.cents);
	}

}
