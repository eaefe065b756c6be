package org.tragwerk.mail;

import java.util.Locale;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.tragwerk.newspaper.AccentColor;

import static org.assertj.core.api.Assertions.assertThat;

class InlineStylesTests {

	private final InlineStyles styles = new InlineStyles("""
			p { margin: 0; }
			.small { color: #565b60; }
			td.value { font-weight: bold; }
			""");

	@Test
	void writesTheRulesOfElementAndClassIntoEachElement() {
		assertThat(body("<p>a</p>")).isEqualTo("<p style=\"margin: 0;\">a</p>");
		assertThat(body("<p class=\"small\">a</p>"))
			.isEqualTo("<p class=\"small\" style=\"margin: 0; color: #565b60;\">a</p>");
		assertThat(body("<td class=\"x value\">a</td><th class=\"value\">b</th>"))
			.isEqualTo("<td class=\"x value\" style=\"font-weight: bold;\">a</td><th class=\"value\">b</th>");
	}

	@Test
	void leavesTheHeadAndEverythingElseAsItIs() {
		var page = "<html><head><title>p</title></head><body><i>1 &lt; 2, $1 \\ p</i></body></html>";
		assertThat(this.styles.applyTo(page)).isEqualTo(page);
	}

	@Test
	void useTheColorsOfTheNewspaper() {
		var styles = InlineStyles.of(AccentColor.of("#0f4c5c").onLight());
		assertThat(styles.applyTo("<body><a class=\"button\">a</a></body>"))
			.contains("background: #0f4c5c; color: #ffffff;")
			.doesNotContain("var(");
	}

	@Test
	void styleEveryClassOfTheLayout() {
		var html = MailFixture.renderer()
			.render("sample", SampleEmail.message("anna@example.org", Locale.GERMAN))
			.html();
		var unstyled = Pattern.compile("<\\w+ class=\"[^\"]*\"[^>]*>")
			.matcher(html)
			.results()
			.map((tag) -> tag.group())
			.filter((tag) -> !tag.contains("style="));
		assertThat(unstyled).isEmpty();
	}

	private String body(String content) {
		return this.styles.applyTo("<body>" + content + "</body>").replaceAll("</?body>", "");
	}

}
