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
		return ENGLISH.code().equals(QueryParameter.LANG.value(query)) ? ENGLISH : GERMAN;
	}

	String code() {
		return this.locale.getLanguage();
	}

	Locale locale() {
		return this.locale;
	}

}
