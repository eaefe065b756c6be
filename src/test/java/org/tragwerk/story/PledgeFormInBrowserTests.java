package org.tragwerk.story;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.tragwerk.TragwerkTest;
import org.tragwerk.money.TypedAmounts;
import org.tragwerk.testing.Browser;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script of the pledge form in a real browser.
 */
@TragwerkTest
@Import(PledgeFixture.class)
class PledgeFormInBrowserTests {

	private static final String MISREAD = """
			(examples) => JSON.parse(examples).filter(({ typed, cents, grouped }) => {
				const parsed = parseAmount(typed);
				return parsed?.cents !== (cents ?? grouped) || (parsed?.ambiguous ?? false) !== (grouped !== undefined);
			}).map(({ typed }) => typed)""";

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@Test
	void parsesTypedAmountsLikeTheServer() {
		try (var browser = Browser.phone(ColorScheme.LIGHT)) {
			var page = browser.newPage();
			page.navigate(this.baseUrl + "/support");
			assertThat(page.evaluate(MISREAD, TypedAmounts.json())).asList().isEmpty();
		}
	}

}
