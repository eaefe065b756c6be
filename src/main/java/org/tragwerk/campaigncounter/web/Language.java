package org.tragwerk.campaigncounter.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A language of the public API, requested by a query parameter and never negotiated.
 */
enum Language {

	GERMAN(Locale.GERMANY), ENGLISH(Locale.UK);

	private static final Pattern NAMED = Pattern.compile("(?:^|&)(lang(?:=[^&]*)?)(?=&|$)", Pattern.CASE_INSENSITIVE);

	private static final Set<String> PARAMETERS = Set.of("lang=de", "lang=en");

	private final Locale locale;

	Language(Locale locale) {
		this.locale = locale;
	}

	/** Parses the raw query string; anything but English means German. */
	static Language requested(@Nullable String query) {
		if (query == null) {
			return GERMAN;
		}
		var at = query.startsWith("lang=") ? 0 : query.indexOf("&lang=") + 1;
		var found = at > 0 || query.startsWith("lang=");
		return (found && ENGLISH.isValueAt(query, at + "lang=".length())) ? ENGLISH : GERMAN;
	}

	/**
	 * Whether every cache in between reads the same language from the query as this node:
	 * there is no {@code lang}, in whatever case, or a single one that names a language.
	 */
	static boolean isUnambiguous(@Nullable String query) {
		if (query == null) {
			return true;
		}
		var named = NAMED.matcher(query).results().map((found) -> found.group(1)).toList();
		return named.isEmpty() || named.size() == 1 && PARAMETERS.contains(named.get(0));
	}

	String code() {
		return this.locale.getLanguage();
	}

	Locale locale() {
		return this.locale;
	}

	private boolean isValueAt(String query, int start) {
		var end = start + 2;
		return query.startsWith(code(), start) && (query.length() == end || query.charAt(end) == '&');
	}

}
