package org.tragwerk.campaigncounter.web;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A language of the public API, requested by a query parameter and never negotiated.
 */
enum Language {

	GERMAN(Locale.GERMANY), ENGLISH(Locale.UK);

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
