package org.tragwerk.sandbox;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MailboxTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void keepsMailForPeopleAndForTests() throws Exception {
		this.fixture.send("rosa@example.org", "Willkommen, Jürgen");

		var letters = JsonParser.parseString(this.fixture.get("/_sandbox/mailbox", "application/json").body())
			.getAsJsonArray();
		assertThat(letters).hasSize(1);
		var letter = letters.get(0).getAsJsonObject();
		assertThat(letter.get("to").getAsString()).isEqualTo("rosa@example.org");
		assertThat(letter.get("subject").getAsString()).isEqualTo("Willkommen, Jürgen");
		assertThat(letter.get("text").getAsString()).contains("Schön, dass Sie da sind");
		assertThat(this.fixture.get("/_sandbox/mailbox?to=rosa%40example.org", "application/json").body())
			.contains("Willkommen, Jürgen");
		assertThat(this.fixture.get("/_sandbox/mailbox?to=anna%40example.org", "application/json").body())
			.isEqualTo("[ ]");
		assertThat(this.fixture.get("/_sandbox/mailbox", "text/html").body()).contains("Willkommen, Jürgen");
		this.fixture.post("/_sandbox/mailbox", "clear=true");
		assertThat(this.fixture.get("/_sandbox/mailbox", "application/json").body()).isEqualTo("[ ]");
	}

	@Test
	void showsOneLetterAtATimeAndFindsItByAddress() throws Exception {
		this.fixture.send("rosa@example.org", "An Rosa");
		this.fixture.send("anna@example.org", "An Anna");

		assertThat(page("")).contains("2 Mails", "<h2 id=\"subject\">An Anna</h2>", "<b>An Rosa</b>");
		assertThat(page("?mail=0")).contains("<h2 id=\"subject\">An Rosa</h2>", "<b>An Anna</b>");
		assertThat(page("?to=ROSA")).contains("1 Mail<", "<h2 id=\"subject\">An Rosa</h2>").doesNotContain("An Anna");
		assertThat(page("?to=nobody")).contains("keine Mails").doesNotContain("id=\"subject\"");
	}

	@Test
	void showsALetterInTheColorsOfEachProgramAndAsText() throws Exception {
		this.fixture.send("rosa@example.org", "Danke");

		assertThat(page("")).contains("/_sandbox/mailbox/0/html?view=light");
		assertThat(page("?mail=0&view=phone")).contains("class=\"phone\"");
		assertThat(page("?mail=0&view=text")).contains("<pre class=\"text\"", "Schön, dass Sie da sind.")
			.doesNotContain("<iframe");
		var light = this.fixture.get("/_sandbox/mailbox/0/html?view=light", "text/html").body();
		assertThat(light).startsWith("<html><head><base").contains("@media (max-width: 0)", "color-scheme: light;");
		var dark = this.fixture.get("/_sandbox/mailbox/0/html?view=dark", "text/html").body();
		assertThat(dark).contains("@media (min-width: 0)", "color-scheme: dark;");
		assertThat(this.fixture.get("/_sandbox/mailbox/1/html", "text/html").statusCode()).isEqualTo(404);
	}

	@Test
	void tellsTheTimeOfItsOwnClock() throws Exception {
		this.fixture.advance("P1Y");
		var year = this.fixture.sandbox.clock().instant().toString().substring(0, 4);
		this.fixture.send("rosa@example.org", "Danke");

		assertThat(page("")).contains(" " + year + ", ", "nach der Uhr der Sandbox", "Wirklich angekommen: ");
	}

	private String page(String query) {
		return this.fixture.get("/_sandbox/mailbox" + query, "text/html").body();
	}

}
