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

	/** A single time: a gift, with no agreement for the future. */
	ONCE(0);

	private final int months;

	Interval(int months) {
		this.months = months;
	}

	/** The recurring interval with that many months, if we collect in it. */
	public static Optional<Interval> ofMonths(long months) {
		return Stream.of(values()).filter(Interval::isRecurring).filter((each) -> each.months == months).findAny();
	}

	/** Reads the name that forms and addresses use, such as "half_yearly". */
	public static Optional<Interval> parse(String name) {
		return Stream.of(values()).filter((each) -> each.key().equals(name)).findAny();
	}

	/** The name that forms and addresses use. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether a subscription can have it. */
	public boolean isRecurring() {
		return this != ONCE;
	}

	/** How often a subscription is collected in a year; 0 for once. */
	public int timesAYear() {
		return isRecurring() ? 12 / this.months : 0;
	}

	/** Whole months from one collection to the next; 0 for once. */
	public int months() {
		return this.months;
	}

}
