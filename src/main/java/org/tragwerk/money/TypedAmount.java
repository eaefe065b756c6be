package org.tragwerk.money;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * An amount in euros as somebody typed or copied it. The script of the pledge form
 * (support.js) has the same grammar.
 *
 * @param ambiguous whether it is a number such as "1.000" or "1,000", of which nobody
 * knows whether its separator groups thousands; the amount has them grouped
 */
public record TypedAmount(Money amount, boolean ambiguous) {

	private static final int MAX_LENGTH = 40;

	private static final String BLANKS = "[ \\t\\p{Zs}]*";

	private static final String CURRENCY = "(?:€|EUR(?:OS?)?)";

	private static final String CENTS = "(\\d{1,2}|--?|[–—−])";

	private static final String NUMBER = "(?:(\\d{1,7})(?:[.,]" + CENTS + ")?|([1-9]\\d{0,2}(?:\\.\\d{3}){1,2})(?:,"
			+ CENTS + ")?|([1-9]\\d{0,2}(?:,\\d{3}){1,2})(?:\\." + CENTS + ")?)";

	private static final Pattern TYPED = Pattern.compile(
			BLANKS + "(?:" + CURRENCY + BLANKS + ")?" + NUMBER + "(?:" + BLANKS + CURRENCY + ")?" + BLANKS,
			Pattern.CASE_INSENSITIVE);

	/**
	 * Parses a text of at most 40 characters, such as "7", "7,5", "7.50", "10,-",
	 * "1.234,56" or "1,234.56", optionally after or before "€", "EUR" or "Euro"; empty
	 * for anything else, such as a sign or a third decimal.
	 */
	public static Optional<TypedAmount> parse(String text) {
		var matcher = TYPED.matcher(text);
		return (text.length() <= MAX_LENGTH && matcher.matches()) ? Optional.of(of(matcher)) : Optional.empty();
	}

	private static TypedAmount of(Matcher matcher) {
		var number = IntStream.of(1, 3, 5).filter((group) -> matcher.group(group) != null).findFirst().orElseThrow();
		var euros = matcher.group(number).replaceAll("\\D", "");
		var cents = matcher.group(number + 1);
		return new TypedAmount(new Money(Long.parseLong(euros + twoDigits(cents))),
				number > 1 && euros.length() <= 6 && cents == null);
	}

	private static String twoDigits(@Nullable String cents) {
		return (cents != null && Character.isDigit(cents.charAt(0))) ? (cents + "0").substring(0, 2) : "00";
	}

}
