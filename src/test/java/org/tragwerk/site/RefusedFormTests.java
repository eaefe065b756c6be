package org.tragwerk.site;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
class RefusedFormTests {

	private Visitor reader;

	@BeforeEach
	void open(@Value("${tragwerk.base-url}") String baseUrl) {
		this.reader = new Visitor(baseUrl);
	}

	@Test
	void linksEachErrorToItsField() {
		var page = this.reader.submit("/support", Map.of("amount", "1", "email", "anna@example.org")).body();
		assertThat(page).contains("<a href=\"#amount\">Bitte geben Sie mindestens").contains("id=\"amount\"");
	}

	@Test
	void linksAnUnknownIntervalToItsChoices() {
		var page = this.reader
			.submit("/support", Map.of("amount", "7,50", "email", "anna@example.org", "interval", "weekly"))
			.body();
		assertThat(page).contains("Bitte wählen Sie, wie oft Sie geben möchten", "value=\"7,50\"",
				"value=\"anna@example.org\"");
	}

	@Test
	void keepsValidInput(@Autowired Clock clock) {
		var month = YearMonth.now(clock).plusMonths(3).toString();
		assertThat(this.reader.get("/support?until=" + month).body())
			.containsPattern("value=\"" + month + "\"[^>]*selected");
	}

	@Test
	void showsTheMaximumLengthOfAName() {
		assertThat(this.reader.submit("/support", Map.of("name", "a".repeat(101))).body())
			.contains("Bitte kürzen Sie ihn auf 100 Zeichen.");
	}

}
