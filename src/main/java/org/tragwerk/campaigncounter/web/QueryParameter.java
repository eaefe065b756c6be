package org.tragwerk.campaigncounter.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A parameter that selects a public response. It is read from the raw query string, as
 * nginx reads it for its keys.
 */
enum QueryParameter {

	LANG("lang", "de|en"), VIA("via", "[A-Za-z0-9_-]{1,64}");

	private final String name;

	private final String prefix;

	private final Pattern values;

	QueryParameter(String name, String values) {
		this.name = name;
		this.prefix = name + '=';
		this.values = Pattern.compile(values);
	}

	/**
	 * The value of the first parameter with exactly this name, null if there is none or
	 * the value is none of this parameter's.
	 */
	@Nullable String value(@Nullable String query) {
		if (query == null) {
			return null;
		}
		return Stream.of(query.split("&"))
			.filter((part) -> part.startsWith(this.prefix))
			.findFirst()
			.map((part) -> part.substring(this.prefix.length()))
			.filter((value) -> this.values.matcher(value).matches())
			.orElse(null);
	}

	/**
	 * Whether every cache in between reads the same value from the query as this node:
	 * nothing in it could be this parameter, or one part, with a value of it.
	 */
	boolean isUnambiguous(@Nullable String query) {
		if (query == null) {
			return true;
		}
		var parts = Stream.of(query.split("[&;]")).filter(this::isPossible).toList();
		return parts.isEmpty() || parts.equals(List.of(this.prefix + value(query)));
	}

	/**
	 * Whether some cache may read a part as this parameter: in another case, or escaped.
	 */
	private boolean isPossible(String part) {
		var end = part.indexOf('=');
		var spelt = (end < 0) ? part : part.substring(0, end);
		return this.name.equalsIgnoreCase(spelt) || spelt.indexOf('%') >= 0;
	}

}
