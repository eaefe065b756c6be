package org.tragwerk.subscription;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rhythm in which a pledge is collected.
 */
public enum Interval {

	/** Every month. */
	MONTHLY(1);

	private final int months;

	Interval(int months) {
		this.months = months;
	}

	/** Reads the name that forms and addresses use, such as "monthly". */
	public static Optional<Interval> parse(String name) {
		return Stream.of(values()).filter((each) -> each.name().toLowerCase(Locale.ROOT).equals(name)).findAny();
	}

	/** The interval with that many months, if we collect in it. */
	public static Optional<Interval> ofMonths(long months) {
		return Stream.of(values()).filter((each) -> each.months == months).findAny();
	}

	/** Whole months from one collection to the next. */
	public int months() {
		return this.months;
	}

}
