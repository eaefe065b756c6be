package org.tragwerk.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The languages of pages and emails, each as a locale with the country whose formats are
 * used.
 */
public final class Languages {

	static final List<Locale> OFFERED = List.of(Locale.GERMANY, Locale.UK);

	private Languages() {
	}

	/** The locale of a language code; German if the language is not supported. */
	public static Locale of(String code) {
		return find(code).orElse(Locale.GERMANY);
	}

	static Optional<Locale> find(String code) {
		return OFFERED.stream().filter((locale) -> locale.getLanguage().equals(code)).findFirst();
	}

}
