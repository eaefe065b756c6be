package org.tragwerk.money;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often a payment is collected.
 */
public enum Interval {

	/** Every month. */
	MONTHLY(1),

	/** Four times a year. */
	QUARTERLY(3),

	/** Twice a year. */
	HALF_YEARLY(6),

	/** Once a year. */
	YEARLY(12),

	/** A single payment: a gift, without a subscription. */
	ONCE(0);

	private final int months;

	Interval(int months) {
		this.months = months;
	}

	/** The recurring interval with that many months; empty if there is none. */
	public static Optional<Interval> ofMonths(long months) {
		return Stream.of(values()).filter(Interval::isRecurring).filter((each) -> each.months == months).findAny();
	}

	/**
	 * Parses the key used in forms and URLs, such as "half_yearly"; empty for any other
	 * text.
	 */
	public static Optional<Interval> parse(String name) {
		return Stream.of(values()).filter((each) -> each.key().equals(name)).findAny();
	}

	/** The key used in forms and URLs, such as "half_yearly". */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether it is an interval of a subscription, that is, not {@link #ONCE}. */
	public boolean isRecurring() {
		return this != ONCE;
	}

	/** The number of payments in a year; 0 for {@link #ONCE}. */
	public int timesAYear() {
		return isRecurring() ? 12 / this.months : 0;
	}

	/** The number of months between two payments; 0 for {@link #ONCE}. */
	public int months() {
		return this.months;
	}

}
