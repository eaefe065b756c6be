package org.tragwerk.sandbox.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Replaces ids by objects for the request's {@code expand} parameter. */
final class Expansion {

	private static final int DEEPEST = 4;

	private static final Map<String, Set<String>> EXPANDABLE = new ConcurrentHashMap<>();

	private static final Set<String> LISTS = Set.of("items", "line_items", "lines", "payments", "confirmation_secret",
			"subscriptions", "sources", "tax_ids", "refunds");

	private final ObjectLookup catalogue;

	Expansion(ObjectLookup catalogue) {
		this.catalogue = catalogue;
	}

	/**
	 * Refuses paths that objects of this kind do not have, before the call has an effect.
	 */
	static void check(String object, List<String> paths) {
		for (var path : paths) {
			var first = path.split("\\.")[0];
			var known = expandable(object).stream().anyMatch((field) -> field.split("\\.")[0].equals(first));
			if (!known && !LISTS.contains(first)) {
				throw notExpandable(path);
			}
		}
	}

	Map<String, Object> apply(Map<String, Object> answer, List<String> paths) {
		var expanded = answer;
		for (var path : paths) {
			var segments = List.of(path.split("\\."));
			var depth = segments.stream().filter((segment) -> !segment.equals("data")).count();
			if (depth > DEEPEST) {
				throw ApiError.invalid("expand", "Expansion goes at most four levels deep (" + path + ").");
			}
			expanded = within(expanded, String.valueOf(answer.get("object")), "", segments, path);
		}
		return expanded;
	}

	private Map<String, Object> within(Map<String, Object> map, String type, String local, List<String> segments,
			String path) {
		var owner = map.containsKey("object") ? String.valueOf(map.get("object")) : type;
		var place = map.containsKey("object") ? "" : local;
		var field = segments.get(0);
		var here = place.isEmpty() ? field : place + "." + field;
		if (owner.equals("customer") && map.containsKey("deleted")) {
			return map;
		}
		var value = map.containsKey(field) ? map.get(field) : included(map, field, path);
		var copy = new LinkedHashMap<>(map);
		copy.put(field, expand(value, owner, here, segments.subList(1, segments.size()), path));
		return copy;
	}

	private @Nullable Object expand(@Nullable Object value, String owner, String local, List<String> rest,
			String path) {
		if (value instanceof List<?> list) {
			return list.stream().map((element) -> expand(element, owner, local, rest, path)).toList();
		}
		if (value instanceof Map<?, ?> map) {
			return rest.isEmpty() ? value : within(asObject(map), owner, local, rest, path);
		}
		if (!expandable(owner).contains(local)) {
			throw notExpandable(path);
		}
		if (value == null) {
			return null;
		}
		var found = this.catalogue.find((String) value);
		if (found == null) {
			return value;
		}
		return rest.isEmpty() ? found : within(found, owner, local, rest, path);
	}

	private Object included(Map<String, Object> map, String field, String path) {
		var included = this.catalogue.include(map, field);
		if (included == null) {
			throw notExpandable(path);
		}
		return included;
	}

	private static ApiError notExpandable(String path) {
		return ApiError.invalid("expand", "This property cannot be expanded (" + path + ").");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> asObject(Map<?, ?> map) {
		return (Map<String, Object>) map;
	}

	private static Set<String> expandable(String object) {
		return EXPANDABLE.computeIfAbsent(object, PublishedTypes.ALL::expandable);
	}

}
