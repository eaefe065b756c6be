package org.tragwerk.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The languages that pages and mails are written in, each with the country whose dates
 * and amounts they use.
 */
public final class Languages {

	static final List<Locale> OFFERED = List.of(Locale.GERMANY, Locale.UK);

	private Languages() {
	}

	/** The locale for a language; German where it is not offered. */
	public static Locale of(String code) {
		return find(code).orElse(Locale.GERMANY);
	}

	static Optional<Locale> find(String code) {
		return OFFERED.stream().filter((locale) -> locale.getLanguage().equals(code)).findFirst();
	}

}
