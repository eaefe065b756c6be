package org.tragwerk.sandbox;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OverviewTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void startsWithoutAPledgeAtTheForm() {
		this.fixture.sandbox.describeSite("Der Bote", "http://localhost:1/article", "http://localhost:1/support");

		assertThat(page())
			.contains("Noch gibt es keine Unterstützung", "href=\"http://localhost:1/support\"",
					"href=\"http://localhost:1/article\"")
			.doesNotContain("fail_next_payment\"", "Redaktion");
	}

	@Test
	void offersAButtonForEachStepWithTheLastPledge() throws Exception {
		this.fixture.session(this.fixture.customer());
		assertThat(page()).contains("7,50\u00a0€ bezahlen");
		var subscription = this.fixture.subscribed();

		assertThat(page()).contains("rosa@example.org mit 7,50", "im Monat, nächste Abbuchung am ",
				"/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", "Noch keine Mail",
				"Einen Monat weiter");
		this.fixture.send("rosa@example.org", "Danke");
		assertThat(page()).contains("/_sandbox/mailbox?to=rosa%40example.org", "Eine Mail lesen");
	}

	@Test
	void lettingADebitBounceLeadsBackAndSaysSo() throws Exception {
		var action = "/_sandbox/objects/" + this.fixture.subscribed().getId() + "/fail_next_payment";

		assertThat(submit(action, "back=/_sandbox").headers().firstValue("Location")).hasValue("/_sandbox");
		assertThat(page()).contains("Die nächste Abbuchung platzt.").doesNotContain("Platzen lassen</button>");
		assertThat(submit(action, "back=https://example.org").headers().firstValue("Location").orElseThrow())
			.startsWith("/_sandbox/objects/sub_");
	}

	@Test
	void sumsUpWhatHappenedWhileTheClockAdvanced() throws Exception {
		this.fixture.subscribed();
		assertThat(page()).doesNotContain("class=\"report\"");
		this.fixture.advance("P2M1D");

		assertThat(page()).contains("class=\"report\"", ">2 Rechnungen</a>", ">2 bezahlt</a>", ">0 gescheitert</a>",
				">0 beendet</a>", ">keine Mail</a>", ">alle Zustellungen angekommen</a>");
		this.fixture.advance("PT1H");
		assertThat(page()).contains(">keine Rechnung</a>");
	}

	@Test
	void explainsEachChoiceInTheReadersLanguage() {
		assertThat(page()).contains("<b>Ruhiges Jahr</b> <code>quiet_year</code>", "wenige kündigen",
				"<code>contest_fee</code>", "<b>Gesperrt</b> <code>lock_timeout</code>");
		var english = this.fixture.send(request("/_sandbox").header("Accept-Language", "en-GB,en;q=0.9")).body();
		assertThat(english).contains("<html lang=\"en\">", "Things to try here", "<b>Quiet year</b>");
	}

	private String page() {
		return this.fixture.get("/_sandbox", "text/html").body();
	}

	private HttpResponse<String> submit(String path, String form) {
		return this.fixture.send(request(path).POST(HttpRequest.BodyPublishers.ofString(form)));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.fixture.sandbox.url() + path));
	}

}
