package org.tragwerk.sandbox.api;

import org.jspecify.annotations.Nullable;

/** The filter {@code created}, either one second or a range of them. */
public record Created(long from, long to) {

	public static Created of(Params params) {
		return of(params, "created");
	}

	/** The filter of another moment, such as {@code current_period_start}. */
	public static Created of(Params params, String name) {
		var exact = params.integer(name);
		if (exact != null) {
			return new Created(exact, exact);
		}
		var range = params.object(name);
		return new Created(later(range.integer("gte"), plusOne(range.integer("gt"))),
				earlier(range.integer("lte"), minusOne(range.integer("lt"))));
	}

	public boolean holds(long created) {
		return created >= this.from && created <= this.to;
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
