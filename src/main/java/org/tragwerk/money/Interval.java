package org.tragwerk.money;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rhythm in which a pledge is collected.
 */
public enum Interval {

	/** Every month. */
	MONTHLY(1),

	/** Four times a year. */
	QUARTERLY(3),

	/** Twice a year. */
	HALF_YEARLY(6),

	/** Once a year. */
	YEARLY(12);

	private final int months;

	Interval(int months) {
		this.months = months;
	}

	/** The interval with that many months, if we collect in it. */
	public static Optional<Interval> ofMonths(long months) {
		return Stream.of(values()).filter((each) -> each.months == months).findAny();
	}

	/** How often we collect in a year. */
	public int timesAYear() {
		return 12 / this.months;
	}

	/** Whole months from one collection to the next. */
	public int months() {
		return this.months;
	}

}
