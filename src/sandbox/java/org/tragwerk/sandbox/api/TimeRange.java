package org.tragwerk.sandbox.api;

import org.jspecify.annotations.Nullable;

/** A time filter such as {@code created}: one second or a range. */
public record TimeRange(long from, long to) {

	public static TimeRange of(Params params, String name) {
		var exact = params.integer(name);
		if (exact != null) {
			return new TimeRange(exact, exact);
		}
		var range = params.object(name);
		return new TimeRange(later(range.integer("gte"), plusOne(range.integer("gt"))),
				earlier(range.integer("lte"), minusOne(range.integer("lt"))));
	}

	public boolean holds(long second) {
		return second >= this.from && second <= this.to;
	}

	private static long later(@Nullable Long one, @Nullable Long other) {
		return Math.max((one != null) ? one : Long.MIN_VALUE, (other != null) ? other : Long.MIN_VALUE);
	}

	private static long earlier(@Nullable Long one, @Nullable Long other) {
		return Math.min((one != null) ? one : Long.MAX_VALUE, (other != null) ? other : Long.MAX_VALUE);
	}

	private static @Nullable Long plusOne(@Nullable Long value) {
		return (value != null) ? value + 1 : null;
	}

	private static @Nullable Long minusOne(@Nullable Long value) {
		return (value != null) ? value - 1 : null;
	}

}
