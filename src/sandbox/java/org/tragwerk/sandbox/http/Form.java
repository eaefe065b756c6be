package org.tragwerk.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Form fields in the order in which they were sent. */
public record Form(List<Map.Entry<String, String>> fields) {

	static Form parse(String encoded) {
		var fields = new ArrayList<Map.Entry<String, String>>();
		for (var pair : encoded.split("&")) {
			if (!pair.isEmpty()) {
				var middle = pair.indexOf('=');
				var name = (middle < 0) ? pair : pair.substring(0, middle);
				var value = (middle < 0) ? "" : pair.substring(middle + 1);
				fields.add(Map.entry(decode(name), decode(value)));
			}
		}
		return new Form(fields);
	}

	public boolean has(String name) {
		return this.fields.stream().anyMatch((field) -> field.getKey().equals(name));
	}

	public String get(String name, String otherwise) {
		return this.fields.stream()
			.filter((field) -> field.getKey().equals(name))
			.map(Map.Entry::getValue)
			.reduce((first, last) -> last)
			.orElse(otherwise);
	}

	/** The fields as a map; of a name sent twice the last value stays. */
	public Map<String, String> toMap() {
		var map = new LinkedHashMap<String, String>();
		this.fields.forEach((field) -> map.put(field.getKey(), field.getValue()));
		return map;
	}

	public Form and(Form other) {
		var all = new ArrayList<>(this.fields);
		all.addAll(other.fields);
		return new Form(all);
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

}
