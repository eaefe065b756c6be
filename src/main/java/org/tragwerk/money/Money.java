package org.tragwerk.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount in euro cents; the paper takes one currency only.
 */
public record Money(long cents) implements Comparable<Money> {

	/** The one currency, fixed on the server. */
	public static final Currency CURRENCY = Currency.getInstance("EUR");

	/** No money at all. */
	public static final Money NOTHING = new Money(0);

	private static final Pattern TYPED = Pattern.compile("(\\d{1,7})(?:[.,](\\d{1,2}))?");

	/**
	 * Reads euros as people type them: "7", "7,5", "7,50", "7.50", with or without a euro
	 * sign behind. Everything else is empty, a third decimal included.
	 */
	public static Optional<Money> parse(String typed) {
		var matcher = TYPED.matcher(typed.strip().replaceFirst("\\s*(€|Euro|EUR)$", ""));
		if (!matcher.matches()) {
			return Optional.empty();
		}
		var decimals = (matcher.group(2) != null) ? matcher.group(2) : "";
		return Optional.of(new Money(Long.parseLong(matcher.group(1) + (decimals + "00").substring(0, 2))));
	}

	/**
	 * As people of that language write it, such as "7,50 €" with an unbreakable space.
	 */
	public String in(Locale locale) {
		var format = NumberFormat.getCurrencyInstance(locale);
		format.setCurrency(CURRENCY);
		return format.format(BigDecimal.valueOf(this.cents, 2));
	}

	/**
	 * The bare number as it is typed, whole euros without decimals: "10", "7,50", "1000".
	 */
	public String plain(Locale locale) {
		var format = NumberFormat.getNumberInstance(locale);
		format.setGroupingUsed(false);
		format.setMinimumFractionDigits((this.cents % 100 == 0) ? 0 : 2);
		return format.format(BigDecimal.valueOf(this.cents, 2));
	}

	/** So many times as much. */
	public Money times(int factor) {
		return new Money(Math.multiplyExact(this.cents, factor));
	}

	/** What is left after something was taken off. */
	public Money minus(Money other) {
		return new Money(this.cents - other.cents);
	}

	@Override
	public int compareTo(Money other) {
		return Long.compare(this.cents, other.cents);
	}

}
