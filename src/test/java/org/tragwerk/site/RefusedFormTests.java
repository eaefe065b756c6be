package org.tragwerk.site;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;

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
	void leadsFromEachMistakeToItsField() {
		var page = this.reader.submit("/support", Map.of("amount", "1", "email", "anna@example.org")).body();
		assertThat(page).contains("<a href=\"#amount\">Der Beitrag beginnt bei").contains("id=\"amount\"");
	}

	@Test
	void asksOnceForWhatThePageDoesNotShow() {
		var page = this.reader
			.submit("/support",
					Map.of("amount", "1", "email", "anna@example.org", "until", "2027-01", "interval", "weekly"))
			.body();
		assertThat(page).contains("<span>Einen letzten Monat", "<span>In diesem Rhythmus")
			.doesNotContain("href=\"#until\"", "href=\"#interval\"");
		assertThat(Visitor.hiddenFields(page)).containsEntry("interval", "monthly").doesNotContainKey("until");
	}

	@Test
	void keepsWhatWasNotRefused() {
		assertThat(Visitor.hiddenFields(this.reader.get("/support?until=2027-01").body())).containsEntry("until",
				"2027-01");
	}

	@Test
	void saysHowLongANameMayBe() {
		assertThat(this.reader.submit("/support", Map.of("name", "a".repeat(101))).body())
			.contains("Bitte kürzen Sie ihn auf 100 Zeichen.");
	}

}
