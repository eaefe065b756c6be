package org.tragwerk.site;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.TragwerkTest;
import org.tragwerk.testing.Browser;
import org.tragwerk.testing.PageCheck;

import org.springframework.beans.factory.annotation.Value;

/**
 * The home page, the legal pages and an error page in a real browser.
 */
@TragwerkTest
class PagesInBrowserTests {

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@ParameterizedTest
	@ValueSource(strings = { "de", "en" })
	void fitEachScreenAndAreAccessible(String language) {
		try (var browser = Browser.phone(ColorScheme.LIGHT)) {
			var page = browser.newPage();
			for (var path : new String[] { "", "imprint", "privacy", "terms", "accessibility", "nothing" }) {
				page.navigate(this.baseUrl + "/" + path + "?lang=" + language);
				PageCheck.check(page, "site-" + path + "-" + language);
			}
		}
	}

}
