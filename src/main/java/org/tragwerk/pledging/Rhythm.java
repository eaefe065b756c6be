package org.tragwerk.pledging;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;

/**
 * How often a reader offers to pay: in an interval, or just once.
 */
public enum Rhythm {

	/** Every month. */
	MONTHLY(Interval.MONTHLY),

	/** Four times a year. */
	QUARTERLY(Interval.QUARTERLY),

	/** Twice a year. */
	HALF_YEARLY(Interval.HALF_YEARLY),

	/** Once a year. */
	YEARLY(Interval.YEARLY),

	/** A single time, without any agreement for the future. */
	ONCE(null);

	private final @Nullable Interval interval;

	Rhythm(@Nullable Interval interval) {
		this.interval = interval;
	}

	/** Reads the name that forms and addresses use, such as "half_yearly". */
	static Optional<Rhythm> parse(String name) {
		return Stream.of(values()).filter((each) -> each.key().equals(name)).findAny();
	}

	/** The name that forms and addresses use. */
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The interval of the subscription that comes of it, if one does. */
	public Optional<Interval> interval() {
		return Optional.ofNullable(this.interval);
	}

}
