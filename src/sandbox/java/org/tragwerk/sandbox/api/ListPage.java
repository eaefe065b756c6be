package org.tragwerk.sandbox.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;

/**
 * Stripe's pagination, newest first, with limit, starting_after, ending_before and
 * has_more.
 */
public final class ListPage {

	private ListPage() {
	}

	/**
	 * Returns one page.
	 * @param oldestFirst all objects in the order of their creation
	 */
	public static <T> Map<String, Object> page(ApiCall call, List<T> oldestFirst, Predicate<T> wanted,
			ToIntBiFunction<List<T>, String> position, Function<T, Map<String, Object>> render) {
		var limit = limit(call.params());
		var before = call.params().text("ending_before");
		var after = call.params().text("starting_after");
		if (before != null && after != null) {
			throw ApiError.invalid("ending_before", "Use either starting_after or ending_before, not both.");
		}
		var found = (before != null)
				? newerThan(oldestFirst, position(oldestFirst, before, position, "ending_before"), wanted, limit)
				: olderThan(oldestFirst,
						(after != null) ? position(oldestFirst, after, position, "starting_after") : oldestFirst.size(),
						wanted, limit);
		var more = found.size() > limit;
		if (more) {
			found.remove((before != null) ? 0 : limit);
		}
		return list(call.path(), found.stream().map(render).toList(), more);
	}

	/** A list object with these elements. */
	public static Map<String, Object> list(String url, List<Map<String, Object>> data, boolean more) {
		var list = new LinkedHashMap<String, Object>();
		list.put("object", "list");
		list.put("data", data);
		list.put("has_more", more);
		list.put("url", url);
		return list;
	}

	private static int limit(Params params) {
		var limit = params.integer("limit", 10);
		if (limit < 1 || limit > 100) {
			throw ApiError.invalid("limit", "The limit must be between 1 and 100.");
		}
		return (int) limit;
	}

	private static <T> List<T> olderThan(List<T> all, int position, Predicate<T> wanted, int limit) {
		var found = new ArrayList<T>();
		for (int index = position - 1; index >= 0 && found.size() <= limit; index--) {
			addIf(all.get(index), wanted, found);
		}
		return found;
	}

	private static <T> List<T> newerThan(List<T> all, int position, Predicate<T> wanted, int limit) {
		var found = new ArrayList<T>();
		for (int index = position + 1; index < all.size() && found.size() <= limit; index++) {
			addIf(all.get(index), wanted, found);
		}
		java.util.Collections.reverse(found);
		return found;
	}

	private static <T> void addIf(T candidate, Predicate<T> wanted, List<T> found) {
		if (wanted.test(candidate)) {
			found.add(candidate);
		}
	}

	private static <T> int position(List<T> all, String cursor, ToIntBiFunction<List<T>, String> position,
			String param) {
		var found = position.applyAsInt(all, cursor);
		if (found < 0) {
			throw ApiError.noReference("object", cursor, param);
		}
		return found;
	}

}
