package org.tragwerk.sandbox.account.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.LinkedHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The {@code previous_attributes} of an update event: the former values of changed
 * fields, recursively for nested objects, arrays as a whole.
 */
final class PreviousAttributes {

	private PreviousAttributes() {
	}

	static Map<String, Object> between(Map<String, Object> before, Map<String, Object> after) {
		var previous = new LinkedHashMap<String, Object>();
		after.forEach((field, now) -> {
			var then = before.get(field);
			if (!Objects.equals(then, now)) {
				previous.put(field, former(then, now));
			}
		});
		return previous;
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Object former(@Nullable Object then, @Nullable Object now) {
		if (then instanceof Map<?, ?> old && now instanceof Map<?, ?> current) {
			var previous = between((Map<String, Object>) old, (Map<String, Object>) current);
			old.forEach((field, value) -> {
				if (!current.containsKey(field)) {
					previous.put((String) field, value);
				}
			});
			current.keySet()
				.stream()
				.filter((field) -> !old.containsKey(field))
				.forEach((field) -> previous.put((String) field, null));
			return previous;
		}
		return (then instanceof List<?> list) ? new ArrayList<>(list) : then;
	}

}
