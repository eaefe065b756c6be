package org.tragwerk.sandbox;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Properties;

import com.google.gson.JsonParser;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PagesTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void showsWhatIsPaidAndLeadsBackAfterwards() throws Exception {
		var session = this.fixture.session(this.fixture.customer());

		var page = this.fixture.get("/c/pay/" + session.getId(), "text/html");

		assertThat(page.body()).contains("7,50", "im Monat", "rosa@example.org", "es fließt kein Geld",
				"http://localhost:1/support");
		assertThat(page.body()).doesNotContain("<script", "style=");
		var paid = this.fixture
			.send(HttpRequest.newBuilder(URI.create(this.fixture.sandbox.url() + "/c/pay/" + session.getId()))
				.POST(HttpRequest.BodyPublishers.ofString("outcome=succeeded")));
		assertThat(paid.statusCode()).isEqualTo(303);
		assertThat(paid.headers().firstValue("Location"))
			.hasValue("http://localhost:1/thanks?session_id=" + session.getId());
		assertThat(this.fixture.get("/c/pay/" + session.getId(), "text/html").body()).contains("Schon bezahlt");
	}

	@Test
	void knowsTheTestCardsOfStripe() throws Exception {
		var session = this.fixture.session(this.fixture.customer());
		var page = "/c/pay/" + session.getId();
		this.fixture.post(page, "payment_method=card&outcome=succeeded&card=4000+0000+0000+0002");
		assertThat(this.fixture.get(page, "text/html").body()).contains("Die Zahlung wurde abgelehnt");
		this.fixture.post(page, "payment_method=card&outcome=succeeded&card=4000+0025+0000+3155");
		assertThat(this.fixture.get(page, "text/html").body()).contains("Zahlung bestätigen");
	}

	@Test
	void speaksEnglishToo() throws Exception {
		var params = SandboxFixture.pledge(this.fixture.customer().getId(), 1200)
			.setLocale(com.stripe.param.checkout.SessionCreateParams.Locale.EN)
			.build();
		var session = this.fixture.stripe.v1().checkout().sessions().create(params);

		assertThat(this.fixture.get("/c/pay/" + session.getId(), "text/html").body()).contains("€12.00", "a month",
				"no money moves");
	}

	@Test
	void saysThatOnePaymentIsOnceOnly() {
		var form = "mode=payment&success_url=http://x&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur"
				+ "&line_items[0][price_data][product]=prod_newspaper&line_items[0][price_data][unit_amount]=2500";
		var session = JsonParser.parseString(this.fixture.api("POST", "/v1/checkout/sessions", form).body());

		assertThat(this.fixture.get("/c/pay/" + session.getAsJsonObject().get("id").getAsString(), "text/html").body())
			.contains("25,00", "einmalig", "Es bleibt bei dieser einen Zahlung", "Bezahlen")
			.doesNotContain("Abonnieren", "way-sepa");
	}

	@Test
	void keepsMailForPeopleAndForTests() throws Exception {
		send("Willkommen, Jürgen");

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
	void logsWhatWasAsked() throws Exception {
		this.fixture.customer();

		var requests = JsonParser.parseString(this.fixture.get("/_sandbox/requests", "application/json").body())
			.getAsJsonArray();
		var last = requests.get(requests.size() - 1).getAsJsonObject();
		assertThat(last.get("path").getAsString()).isEqualTo("/v1/customers");
		assertThat(last.getAsJsonObject("params").get("email").getAsString()).isEqualTo("rosa@example.org");
		assertThat(last.get("status").getAsString()).isEqualTo("200");
		assertThat(last.get("idempotencyKey").getAsString()).isNotBlank();
	}

	@Test
	void showsItsOwnState() throws Exception {
		this.fixture.subscribed();

		assertThat(this.fixture.get("/_sandbox", "text/html").body()).contains("customer.subscription.created",
				"Faults");
		assertThat(this.fixture.get("/_sandbox/staff", "application/json").body()).isEqualTo("[]");
		assertThat(this.fixture.get("/_sandbox/staff", "text/html").body()).contains("no staff accounts");
	}

	@Test
	void leadsFromObjectToObject() throws Exception {
		var subscription = this.fixture.subscribed();
		var object = this.fixture.get("/_sandbox/objects/" + subscription.getId(), "text/html").body();
		assertThat(object).contains("href=\"/_sandbox/objects/" + subscription.getCustomer() + "\"",
				"href=\"/_sandbox/objects/" + subscription.getLatestInvoice() + "\"", "Fail next payment");
		assertThat(this.fixture.get("/_sandbox/tables/subscription", "text/html").body()).contains(subscription.getId(),
				"active");
		assertThat(this.fixture.get("/_sandbox/objects?id=rosa@example.org", "text/html").body())
			.contains(subscription.getCustomer());
		assertThat(this.fixture.get("/_sandbox/objects/sub_unknown", "text/html").statusCode()).isEqualTo(404);
		assertThat(this.fixture.get("/_sandbox/objects?id=%3Cb%3E", "text/html").body()).contains("&lt;b&gt;");
	}

	@Test
	void changesTheAccountByItsForm() {
		this.fixture.post("/_sandbox/account", "setting=payouts&value=manual");
		assertThat(this.fixture.get("/_sandbox/account", "application/json").body())
			.contains("\"payouts\" : \"manual\"");
	}

	private void send(String subject) throws Exception {
		var properties = new Properties();
		properties.put("mail.smtp.host", "localhost");
		properties.put("mail.smtp.port", String.valueOf(this.fixture.sandbox.smtpPort()));
		var message = new MimeMessage(Session.getInstance(properties));
		message.setFrom("post@example.org");
		message.setRecipients(Message.RecipientType.TO, "rosa@example.org");
		message.setSubject(subject, "UTF-8");
		message.setText("Schön, dass Sie da sind.", "UTF-8");
		Transport.send(message);
	}

}
