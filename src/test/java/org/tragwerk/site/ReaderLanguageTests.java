package org.tragwerk.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;

import org.tragwerk.TragwerkTest;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
class ReaderLanguageTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "?lang=en, de, en", "?lang=de, en, de", "?lang=fr, en, en", "?lang=, en, en", "'', en-US, en",
			"'', de-AT, de", "'', 'fr, en;q=0.4, de;q=0.3', en", "'', 'en;q=0.3, de;q=0.4', de", "'', fr, de",
			"'', *, de", "?lang=EN, fr, de", "'', '!?,;', de" })
	void usesParameterThenHeaderThenGerman(String query, String accepted, String language) {
		var page = new Web(this.port).get("/" + query, "Accept-Language", accepted).body();
		assertThat(page).contains("<html lang=\"" + language + "\">");
	}

	@Test
	void isGermanByDefault() {
		assertThat(new Web(this.port).get("/").body()).contains("<html lang=\"de\">", "Alle lesen weiter frei");
	}

	@Test
	void keepsTheRequestedLanguageInLinks() {
		var page = new Web(this.port).get("/?lang=en").body();
		assertThat(page).contains("href=\"/support?lang=en\"", "href=\"/imprint?lang=en\"", "href=\"/?lang=de\"")
			.doesNotContain(".css?lang");
	}

	@Test
	void formatsDatesAndAmountsForTheCountry() {
		assertThat(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
			.withLocale(Languages.of("en"))
			.format(LocalDate.of(2026, 11, 24))).isEqualTo("24 November 2026");
		assertThat(written("/support?lang=en")).contains(">€5</span>", "€</span><input type=\"text\" id=\"amount\"");
		assertThat(written("/support?lang=de")).contains(">5\u00a0€</span>")
			.doesNotContain("€</span><input type=\"text\" id=\"amount\"");
	}

	@Test
	void addsNoLanguageToLinksUnlessRequested() {
		assertThat(new Web(this.port).get("/?lang=fr", "Accept-Language", "en").body()).contains("href=\"/support\"")
			.doesNotContain("lang=fr");
	}

	@Test
	void linksToTheSamePageInTheOtherLanguage() {
		var page = new Web(this.port).get("/terms?a=1%20%26b&lang=de").body();
		assertThat(page).contains("href=\"/terms?a=1%20%26b&amp;lang=en\"");
	}

	private String written(String path) {
		return new Web(this.port).get(path).body().replaceAll(">\\s+<", "><");
	}

	@Test
	void isGermanForAnUnsupportedLanguage(@Autowired MessageSource messages) {
		assertThat(messages.getMessage("site.skip", null, Locale.FRENCH)).isEqualTo("Zum Inhalt");
	}

}
