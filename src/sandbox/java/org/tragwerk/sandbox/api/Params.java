package org.tragwerk.sandbox.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Checked request parameters, read by name. */
public final class Params {

	private final String name;

	private final Map<String, Object> values;

	Params(String name, Map<String, Object> values) {
		this.name = name;
		this.values = values;
	}

	/**
	 * The full name under which a nested parameter was sent, such as
	 * {@code items[0][price]}.
	 */
	public String nameOf(String key) {
		return this.name.isEmpty() ? key : this.name + "[" + key + "]";
	}

	public java.util.Set<String> names() {
		return this.values.keySet();
	}

	/** The same parameters with one more. */
	public Params with(String key, String value) {
		var more = new LinkedHashMap<>(this.values);
		more.put(key, value);
		return new Params(this.name, more);
	}

	public boolean has(String key) {
		return this.values.containsKey(key);
	}

	/** The value, null if it was not sent or sent empty. */
	public @Nullable String text(String key) {
		return (this.values.get(key) instanceof String text && !text.isEmpty()) ? text : null;
	}

	public String text(String key, String otherwise) {
		var text = text(key);
		return (text != null) ? text : otherwise;
	}

	public String required(String key) {
		var text = text(key);
		if (text == null) {
			throw ApiError.missing(nameOf(key));
		}
		return text;
	}

	public @Nullable Long integer(String key) {
		var text = text(key);
		return (text != null) ? Long.valueOf(text) : null;
	}

	public long integer(String key, long otherwise) {
		var number = integer(key);
		return (number != null) ? number : otherwise;
	}

	public boolean flag(String key) {
		return "true".equals(text(key));
	}

	/**
	 * Calls the consumer with the value if the parameter was sent; with null if it was
	 * sent empty to unset the field.
	 */
	public void ifSent(String key, Consumer<@Nullable String> use) {
		if (has(key)) {
			use.accept(text(key));
		}
	}

	@SuppressWarnings("unchecked")
	public Params object(String key) {
		var value = this.values.get(key);
		return new Params(nameOf(key), (value instanceof Map) ? (Map<String, Object>) value : Map.of());
	}

	@SuppressWarnings("unchecked")
	public List<Params> objects(String key) {
		var objects = new ArrayList<Params>();
		if (this.values.get(key) instanceof Map<?, ?> list) {
			list.forEach((index, value) -> objects
				.add(new Params(nameOf(key) + "[" + index + "]", (Map<String, Object>) value)));
		}
		return objects;
	}

	public List<String> texts(String key) {
		var texts = new ArrayList<String>();
		if (this.values.get(key) instanceof Map<?, ?> list) {
			list.values().forEach((value) -> texts.add((String) value));
		}
		return texts;
	}

	public Map<String, String> map(String key) {
		var map = new LinkedHashMap<String, String>();
		if (this.values.get(key) instanceof Map<?, ?> sent) {
			sent.forEach((name, value) -> map.put((String) name, (String) value));
		}
		return map;
	}

}
