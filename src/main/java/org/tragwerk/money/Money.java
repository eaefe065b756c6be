package org.tragwerk.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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

	private static final int MAX_LENGTH = 40;

	private static final String BLANKS = "[ \t\\p{Zs}]*+";

	private static final Pattern TYPED = Pattern.compile(BLANKS + "(?:€" + BLANKS
			+ ")?(\\d{1,7})(?:[.,](?:(\\d{1,2})|--?|[–—]))?(?:" + BLANKS + "(?:€|Euro|EUR))?" + BLANKS);

	/**
	 * Parses an amount in euros as people type or copy it: "7", "7,5", "7,50", "7.50" or
	 * "7,-", optionally after "€" or before "€", "Euro" or "EUR". Empty for anything
	 * else, such as a third decimal, a sign, a thousands separator, or more than 40
	 * characters.
	 */
	public static Optional<Money> parse(String typed) {
		var matcher = TYPED.matcher(typed);
		if (typed.length() > MAX_LENGTH || !matcher.matches()) {
			return Optional.empty();
		}
		var decimals = (matcher.group(2) != null) ? matcher.group(2) : "";
		return Optional.of(new Money(Long.parseLong(matcher.group(1) + (decimals + "00").substring(0, 2))));
	}

	/**
	 * Formats the amount with its currency for a locale, such as "7,50 €" with a no-break
	 * space.
	 */
	public String format(Locale locale) {
		var format = NumberFormat.getCurrencyInstance(locale);
		format.setCurrency(CURRENCY);
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
