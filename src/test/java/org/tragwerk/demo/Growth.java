package org.tragwerk.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The number of supporters at the end of each month, interpolated linearly between
 * numbers that a German daily published.
 */
final class Growth {

	/** The last published number. */
	private static final int TODAY = 40_000;

	private static final NavigableMap<YearMonth, Integer> PUBLISHED = new TreeMap<>();

	static {
		PUBLISHED.put(YearMonth.of(2017, 10), 10_976);
		PUBLISHED.put(YearMonth.of(2018, 10), 14_812);
		PUBLISHED.put(YearMonth.of(2020, 8), 24_127);
		PUBLISHED.put(YearMonth.of(2021, 5), 29_166);
		PUBLISHED.put(YearMonth.of(2021, 11), 32_144);
		PUBLISHED.put(YearMonth.of(2024, 3), 38_078);
	}

	private final NavigableMap<YearMonth, Integer> known = new TreeMap<>(PUBLISHED);

	private final YearMonth last;

	private final int supporters;

	Growth(LocalDate today, int supporters) {
		this.last = YearMonth.from(today);
		this.supporters = supporters;
		this.known.put(this.last.minusYears(10), 0);
		this.known.put(this.last, TODAY);
	}

	YearMonth first() {
		return this.known.firstKey().plusMonths(1);
	}

	YearMonth last() {
		return this.last;
	}

	/** Supporters at the end of a month, scaled to the requested current number. */
	int at(YearMonth month) {
		var before = this.known.floorEntry(month);
		var after = this.known.ceilingEntry(month);
		var span = before.getKey().until(after.getKey(), ChronoUnit.MONTHS);
		var part = (span == 0) ? 0.0 : before.getKey().until(month, ChronoUnit.MONTHS) / (double) span;
		var number = before.getValue() + part * (after.getValue() - before.getValue());
		return (int) Math.round(number * this.supporters / TODAY);
	}

}
