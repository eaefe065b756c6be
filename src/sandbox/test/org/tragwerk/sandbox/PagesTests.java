package org.tragwerk.sandbox;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

import com.google.gson.JsonParser;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
	void keepsTheChosenWayAfterADeclineAndSaysSoBesideIt() throws Exception {
		var params = SandboxFixture.pledge(this.fixture.customer().getId(), 750)
			.addPaymentMethodType(PaymentMethodType.SEPA_DEBIT)
			.build();
		var page = "/c/pay/" + this.fixture.stripe.v1().checkout().sessions().create(params).getId();
		this.fixture.post(page, "payment_method=card&outcome=declined");

		var card = this.fixture.get(page, "text/html").body().split("class=\"way\"")[2];
		assertThat(card).contains("value=\"card\" checked", "Die Zahlung wurde abgelehnt");
	}

	@Test
	void namesTheAccountAndPromisesWhatTheNewspaperDoes() throws Exception {
		this.fixture.sandbox.describeSite("Der Bote", "http://localhost:1/article", "http://localhost:1/support");
		var params = SandboxFixture.pledge(this.fixture.customer().getId(), 750)
			.addPaymentMethodType(PaymentMethodType.SEPA_DEBIT)
			.build();
		var session = this.fixture.stripe.v1().checkout().sessions().create(params);

		assertThat(this.fixture.get("/c/pay/" + session.getId(), "text/html").body())
			.contains("ermächtigen Sie Der Bote", "Name des Kontoinhabers", "steht in der Bestätigung", "Apple Pay")
			.doesNotContain("zwei Tage vorher");
	}

	@Test
	void needsNoChoiceOfTheOnlyWay() throws Exception {
		var form = "mode=setup&success_url=http://x&payment_method_types[0]=sepa_debit";
		var session = JsonParser.parseString(this.fixture.api("POST", "/v1/checkout/sessions", form).body())
			.getAsJsonObject()
			.get("id")
			.getAsString();
		assertThat(this.fixture.get("/c/pay/" + session, "text/html").body()).contains("value=\"sepa_debit\" checked")
			.doesNotContain("way-card");

		this.fixture.post("/_sandbox/checkout/sessions/" + session + "/complete", "outcome=succeeded");
		assertThat(this.fixture.stripe.v1().checkout().sessions().retrieve(session).getStatus()).isEqualTo("complete");
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

	@ParameterizedTest
	@ValueSource(strings = { "/_sandbox/events", "/_sandbox/requests" })
	void answersWithAPageOnlyWhereOneIsPreferred(String address) throws Exception {
		this.fixture.subscribed();

		var browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
		assertThat(this.fixture.get(address, browser).body()).contains("<table", "neueste zuerst");
		for (var accept : List.of("*/*", "application/json", "application/json, text/html")) {
			assertThat(JsonParser.parseString(this.fixture.get(address, accept).body()).getAsJsonArray()).isNotEmpty();
		}
	}

	@Test
	void turnsThePagesOfAList() throws Exception {
		for (int number = 0; number < 51; number++) {
			this.fixture.customer();
		}

		var first = this.fixture.get("/_sandbox/requests", "text/html").body();
		assertThat(first).contains("51 Anfragen", "?&amp;page=1").doesNotContain("page=0");
		assertThat(this.fixture.get("/_sandbox/requests?page=1", "text/html").body().split("<tr>")).hasSize(3);
		assertThat(this.fixture.get("/_sandbox/events?type=customer.created", "text/html").body())
			.contains("51 Ereignisse", "type=customer.created&amp;state=&amp;page=1");
		assertThat(this.fixture.get("/_sandbox/events?type=customer.deleted", "text/html").body())
			.contains("keine Ereignisse");
	}

	@Test
	void showsItsOwnState() throws Exception {
		this.fixture.subscribed();

		assertThat(this.fixture.get("/_sandbox", "text/html").body()).contains("customer.subscription.created",
				"Das können Sie hier ausprobieren");
		assertThat(this.fixture.get("/_sandbox/staff", "application/json").body()).isEqualTo("[]");
		assertThat(this.fixture.get("/_sandbox/staff", "text/html").body()).contains("Noch gibt es keine Konten");
	}

	@Test
	void leadsFromObjectToObject() throws Exception {
		var subscription = this.fixture.subscribed();
		var object = this.fixture.get("/_sandbox/objects/" + subscription.getId(), "text/html").body();
		assertThat(object).contains("href=\"/_sandbox/objects/" + subscription.getCustomer() + "\"",
				"href=\"/_sandbox/objects/" + subscription.getLatestInvoice() + "\"", "Nächste Zahlung scheitert");
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

}
