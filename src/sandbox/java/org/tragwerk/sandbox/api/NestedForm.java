package org.tragwerk.sandbox.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.http.Form;

/**
 * Turns {@code items[0][price_data][currency]=eur} into nested maps; list elements have
 * their index as key.
 */
final class NestedForm {

	private NestedForm() {
	}

	static Map<String, Object> of(Form form) {
		var root = new LinkedHashMap<String, Object>();
		form.fields().forEach((field) -> put(root, keys(field.getKey()), field.getValue()));
		return root;
	}

	private static void put(Map<String, Object> root, List<String> keys, String value) {
		var place = root;
		for (var key : keys.subList(0, keys.size() - 1)) {
			place = child(place, key.isEmpty() ? String.valueOf(place.size()) : key);
		}
		var last = keys.get(keys.size() - 1);
		place.put(last.isEmpty() ? String.valueOf(place.size()) : last, value);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> child(Map<String, Object> parent, String key) {
		var child = parent.get(key);
		if (!(child instanceof Map)) {
			child = new LinkedHashMap<String, Object>();
			parent.put(key, child);
		}
		return (Map<String, Object>) child;
	}

	private static List<String> keys(String name) {
		var bracket = name.indexOf('[');
		if (bracket <= 0 || !name.endsWith("]")) {
			return List.of(name);
		}
		var keys = new ArrayList<String>();
		keys.add(name.substring(0, bracket));
		keys.addAll(List.of(name.substring(bracket + 1, name.length() - 1).split("\\]\\[", -1)));
		return keys;
	}

}
