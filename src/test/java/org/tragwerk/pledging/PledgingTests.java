package org.tragwerk.pledging;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.site.Limits;
import org.tragwerk.testing.Jobs;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@TragwerkTest
class PledgingTests {

	private static final String SESSIONS = "POST /v1/checkout/sessions";

	private static final long SLACK = Duration.ofMillis(50).toNanos();

	@Autowired
	private Attempts attempts;

	@Autowired
	private Limits limits;

	@Autowired
	private ApplicationContext application;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private HikariDataSource database;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private String sandboxUrl;

	private SandboxControl control;

	private PledgingReader reader;

	@BeforeEach
	void begin(@Autowired StripeSandbox sandbox) {
		this.sandboxUrl = sandbox.url();
		this.control = new SandboxControl(this.sandboxUrl);
		this.reader = PledgingReader.at(this.baseUrl);
	}

	@AfterEach
	void clearFaults() {
		this.control.clearFaults();
	}

	@ParameterizedTest
	@Fault("F47")
	@ValueSource(strings = { "0", "-5", "4,99", "4.99", "1e9", "1000000000", "1000,01", "NaN", "7,505", "1.000", "" })
	void showsAnInvalidAmountBesideTheFieldAndKeepsIt(String amount) {
		var answer = this.reader.send(amount);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("id=\"amount-error\"")
			.contains("value=\"" + amount + "\"")
			.contains(this.reader.address());
		assertThat(attemptsOf(this.reader)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "monthly, 2026-10", "monthly, 2099-01", "monthly, soon", "monthly, 2027-13", "once, 2027-03" })
	void showsAnInvalidLastMonthBesideTheFieldAndKeepsIt(String interval, String until) {
		var answer = this.reader.send("7,50", Map.of("interval", interval, "until", until));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("id=\"until-error\"").contains("<details class=\"until\" open");
		assertThat(attemptsOf(this.reader)).isEmpty();
	}

	@Test
	@Fault("F47")
	void rejectsAnUnknownInterval() {
		var answer = this.reader.send("7,50", Map.of("interval", "weekly"));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("href=\"#interval\"");
	}

	@Test
	void showsNetAmountsWithoutStartingAPledge() {
		var answer = this.reader.send("30", Map.of("interval", "quarterly", "recalculate", "1"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body().replace('\u00a0', ' ')).contains("von 120 € im Jahr").contains("29,44 €");
		assertThat(attemptsOf(this.reader)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "anna", "anna@", "a\u0085b@example.org", "a\u2003b@example.org", "a b@example.org",
			"a@b_c.example", "a@example", "a@b@example.org" })
	void showsAnInvalidAddressBesideTheField(String address) {
		var answer = PledgingReader.at(this.reader.browser(), address).send("7,50");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("id=\"email-error\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u200b", "A\u00adB", "\ufeffAnna", "\u3000", "Jürgen 🎈" })
	void recordsAPaymentWithAnyName(String name) {
		var session = PledgingReader.session(this.reader.browser()
			.submit("/support", Map.of("amount", "7,50", "email", this.reader.address(), "name", name)));
		this.control.complete(session);
		await().atMost(Patience.SOON).untilAsserted(() -> assertThat(doubled(this.reader)).containsExactly(false));
	}

	@Test
	@Fault("F47")
	void ignoresFieldsThatTheFormDoesNotHave() {
		var answer = this.reader.browser()
			.submit("/support", Map.of("amount", "7,50", "email", this.reader.address(), "currency", "jpy", "cents",
					"1", "pledge.amount.cents", "1", "product", "prod_other"));
		var session = this.control.read("/v1/checkout/sessions/" + PledgingReader.session(answer));
		assertThat(session).containsEntry("amount_total", 750).containsEntry("currency", "eur");
	}

	@Test
	@Fault("F36")
	void createsOneSessionForTwentyConcurrentClicks() throws Exception {
		var page = Visitor.hiddenFields(this.reader.browser().get("/support").body());
		var answers = atOnce(20, () -> press(page, "7,50"));
		assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(303);
		assertThat(answers).extracting(PledgingReader::session).containsOnly(PledgingReader.session(answers.get(0)));
		assertThat(customers(this.reader)).hasSize(1);
		assertThat(attemptsOf(this.reader)).containsExactly("WAITING");
	}

	@Test
	@Fault("F36")
	void expiresTheEarlierSessionForAnotherAmount() {
		var first = this.reader.pledge("7,50");
		var second = this.reader.pledge("10");
		assertThat(second).isNotEqualTo(first);
		assertThat(attemptsOf(this.reader)).containsExactlyInAnyOrder("SUPERSEDED", "WAITING");
		await().atMost(Patience.SOON).until(() -> statusAtStripe(first).equals("expired"));
		assertThat(statusAtStripe(second)).isEqualTo("open");
	}

	@Test
	@Fault("F36")
	void retriesTheExpiryOfASession() {
		this.control.addRouteFault("POST /v1/checkout/sessions/*/expire", "status", "status=400", "times=2");
		var first = this.reader.pledge("7,50");
		this.reader.pledge("10");
		await().atMost(Patience.SOON).until(() -> statusAtStripe(first).equals("expired"));
		await().atMost(Patience.SOON).until(() -> commandOn(first).equals("DONE"));
	}

	@Test
	void fillsInTheFormAfterACanceledCheckout() {
		var fields = Map.of("interval", "yearly", "name", "Ada Beispiel", "paymentMethod", "card");
		var id = PledgingReader.session(this.reader.send("77,50", fields));
		var back = String.valueOf(this.control.read("/v1/checkout/sessions/" + id).get("cancel_url"));
		assertThat(this.reader.browser().get(back).body()).contains("value=\"77,50\"", "Die Zahlung ist noch offen")
			.contains(this.reader.address(), "Ada Beispiel")
			.containsPattern("value=\"card\"\\s+checked");
		assertThat(back).doesNotContain(this.reader.address()).doesNotContain("Ada");
		assertThat(new Visitor(this.baseUrl).get(back).body()).contains("value=\"77,50\"")
			.doesNotContain(this.reader.address())
			.doesNotContain("Ada Beispiel");
	}

	@Test
	void opensCheckoutWithTheChosenPaymentMethodOnly() {
		var chosen = PledgingReader.session(this.reader.send("7,50", Map.of("paymentMethod", "card")));
		assertThat(this.control.read("/v1/checkout/sessions/" + chosen).get("payment_method_types"))
			.isEqualTo(List.of("card"));
		var any = PledgingReader.session(this.reader.send("7,50"));
		assertThat(any).isNotEqualTo(chosen);
		assertThat((List<?>) this.control.read("/v1/checkout/sessions/" + any).get("payment_method_types"))
			.hasSizeGreaterThan(1);
	}

	@Test
	void rejectsAnUnknownPaymentMethod() {
		var answer = this.reader.send("7,50", Map.of("paymentMethod", "gold"));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("href=\"#paymentMethod\"").contains("<title>Fehler: ");
		assertThat(attemptsOf(this.reader)).isEmpty();
	}

	@Test
	@Fault("F47")
	void showsAnAmountBeforeItIsPaidIfThePageStatedAnother() {
		var stated = Map.of("shown.stated", "750 monthly ", "shown.interval", "monthly");
		var answer = this.reader.send("8", stated);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("Sie haben jetzt 8 € im Monat gewählt");
		assertThat(this.reader.send("7,50", stated).statusCode()).isEqualTo(303);
	}

	@Test
	@Fault("F34")
	void answers404ForAMalformedReturnUrl() {
		this.reader.pledge("7,50");
		for (var nonsense : List.of("", "%00", "cs_%27", "x".repeat(300))) {
			assertThat(this.reader.comeBack(nonsense).statusCode()).isEqualTo(404);
		}
	}

	@Test
	@Fault({ "F35", "F36" })
	void expiresASessionOpenedTooLate() throws Exception {
		var page = Visitor.hiddenFields(this.reader.browser().get("/support").body());
		this.control.addRouteFault(SESSIONS, "latency", "millis=2000", "times=1");
		var late = new FutureTask<>(() -> PledgingReader.session(press(page, "7,50")));
		new Thread(late).start();
		await().atMost(Patience.SOON).until(this::isOpeningAPage);
		var second = PledgingReader.session(press(page, "10"));
		assertThat(late.get(10, TimeUnit.SECONDS)).isEqualTo(second);
		var first = sessionsAtStripe(this.reader).stream().filter((session) -> !session.equals(second)).toList();
		assertThat(first).hasSize(1);
		await().atMost(Patience.SOON).until(() -> statusAtStripe(first.get(0)).equals("expired"));
		assertThat(statusAtStripe(second)).isEqualTo("open");
	}

	@Test
	@Fault("F41")
	void completesTheExpiryOfAPaidSession() {
		this.control.addDeliveryFault("drop", "*", "times=0");
		var first = this.reader.pledge("7,50");
		this.control.complete(first);
		this.reader.pledge("10");
		await().atMost(Patience.SOON).until(() -> commandOn(first).equals("DONE"));
	}

	@Test
	@Fault("F35")
	void opensAStaffTaskIfBothSessionsArePaid() {
		this.control.addRouteFault("POST /v1/checkout/sessions/*/expire", "status", "status=500", "times=0");
		var first = this.reader.pledge("7,50");
		var second = this.reader.pledge("10");
		this.control.complete(first);
		this.control.complete(second);
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(doubled(this.reader)).containsExactlyInAnyOrder(false, true));
	}

	@Test
	@Fault({ "F33", "F9" })
	void welcomesAReaderOnceWhoDoesNotReturn() {
		this.control.complete(this.reader.pledge("7,50"));
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(this.control.mailTo(this.reader.address())).hasSize(1));
		this.control.events()
			.stream()
			.map((event) -> String.valueOf(event.get("id")))
			.skip(Math.max(0, this.control.events().size() - 12))
			.parallel()
			.forEach(this.control::deliver);
		await().during(Duration.ofSeconds(2))
			.atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(this.control.mailTo(this.reader.address())).hasSize(1));
		assertThat(payments(this.reader)).containsExactly(750L);
	}

	@Test
	@Fault("F32")
	void showsThatThePaymentIsBeingConfirmedUntilTheWebhook() {
		this.control.addDeliveryFault("drop", "*", "times=0");
		this.control.addRouteFault("GET /v1/checkout/sessions", "status", "status=500", "times=0");
		var session = this.reader.pledge("7,50");
		this.control.complete(session);
		var back = this.reader.comeBack(session);
		assertThat(back.statusCode()).isEqualTo(200);
		assertThat(back.body()).contains("data-state=\"confirming\"").contains("/support/return");
		assertThat(this.reader.pledge("7,50")).isEqualTo(session);
		this.control.clearFaults();
		this.control.advance("PT2M");
		Jobs.run(this.application, "AttemptSweepJob");
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(this.reader.comeBack(session).body()).contains("data-state=\"thanks\""));
		assertThat(doubled(this.reader)).containsExactly(false);
	}

	@Test
	@Fault("F32")
	void confirmsAReturningReaderWithoutWebhook() {
		this.control.addDeliveryFault("drop", "*", "times=0");
		var session = this.reader.pledge("7,50");
		this.control.complete(session);
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(this.reader.comeBack(session).body()).contains("data-state=\"thanks\""));
	}

	@Test
	@Fault("F34")
	void answers404ForTheReturnPageOfAnotherBrowser() {
		var session = this.reader.pledge("7,50");
		this.control.complete(session);
		var other = PledgingReader.at(this.baseUrl);
		other.pledge("20");
		for (var stranger : List.of(other, PledgingReader.at(this.baseUrl))) {
			var answer = stranger.comeBack(session);
			assertThat(answer.statusCode()).isEqualTo(404);
			assertThat(answer.body()).doesNotContain("7,50").doesNotContain(this.reader.address());
			assertThat(answer.body().replace(session, "cs_nothing")).isEqualTo(stranger.comeBack("cs_nothing").body());
		}
		assertThat(this.reader.comeBack(session).statusCode()).isEqualTo(200);
	}

	@Test
	@Fault("F39")
	void retriesAnUnknownOutcomeWithTheSameKey() {
		this.control.addRouteFault(SESSIONS, "reset_after", "times=0");
		var failed = this.reader.send("7,50");
		this.control.clearFaults();
		assertThat(failed.statusCode()).isEqualTo(503);
		assertThat(failed.body()).contains("value=\"7,50\"").contains(this.reader.address());
		assertThat(attemptsOf(this.reader)).containsExactly("STARTED");
		var session = this.reader.pledge("7,50");
		assertThat(sessionsAtStripe(this.reader)).containsExactly(session);
	}

	@Test
	@Fault("F40")
	void settlesAnInterruptedAttemptLater() {
		this.control.addRouteFault(SESSIONS, "reset_after", "times=0");
		assertThat(this.reader.send("7,50").statusCode()).isEqualTo(503);
		this.control.clearFaults();
		this.control.advance("PT2M");
		this.attempts.settleUnknown();
		assertThat(attemptsOf(this.reader)).containsExactly("WAITING");
		assertThat(sessionsAtStripe(this.reader)).hasSize(1);
	}

	@Test
	@Fault("F41")
	void retriesOfTheClientHaveTheSameKey() {
		this.control.addRouteFault("POST /v1/customers", "reset_after", "times=1");
		this.reader.pledge("7,50");
		assertThat(customers(this.reader)).hasSize(1);
		var keys = this.control.requests("POST", "/v1/customers")
			.stream()
			.filter((request) -> String.valueOf(request.get("params")).contains(this.reader.address()))
			.map((request) -> String.valueOf(request.get("idempotencyKey")))
			.toList();
		var attempt = this.jdbc.sql("select id from attempt where email = ?")
			.param(this.reader.address())
			.query(UUID.class)
			.single();
		assertThat(keys).hasSizeGreaterThan(1).containsOnly("customer-" + attempt);
	}

	@Test
	@Fault("F42")
	void usesAnotherKeyForAnotherAmount() {
		this.control.addRouteFault(SESSIONS, "reset_after", "times=0");
		assertThat(this.reader.send("7,50").statusCode()).isEqualTo(503);
		this.control.clearFaults();
		var session = this.reader.pledge("10");
		assertThat(this.control.read("/v1/checkout/sessions/" + session)).containsEntry("amount_total", 1000);
	}

	@Test
	@Fault("F52")
	void startsANewAttemptAfterAnExpiredSession() {
		var session = this.reader.pledge("7,50");
		this.control.complete(session, "declined");
		this.control.advance("PT61M");
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(attemptsOf(this.reader)).containsExactly("EXPIRED"));
		assertThat(doubled(this.reader)).isEmpty();
		assertThat(this.reader.pledge("7,50")).isNotEqualTo(session);
	}

	@Test
	@Fault("F65")
	void opensCheckoutWithoutADisabledPaymentMethod() {
		this.control.setAccountSetting("paypal_payments", "inactive");
		try {
			var session = this.control.read("/v1/checkout/sessions/" + this.reader.pledge("7,50"));
			assertThat(session.get("payment_method_types")).isEqualTo(List.of("sepa_debit", "card"));
			var reader = PledgingReader.at(this.baseUrl);
			assertThat(reader.browser().get("/support").body()).contains("Lastschrift").doesNotContain(">PayPal<");
			reader.pledge("10");
			assertThat(this.control.requests("POST", "/v1/checkout/sessions"))
				.filteredOn((request) -> String.valueOf(request.get("params")).contains("unit_amount]=1000"))
				.last()
				.satisfies((request) -> assertThat(String.valueOf(request.get("idempotencyKey"))).endsWith("-v1"));
		}
		finally {
			this.control.setAccountSetting("paypal_payments", "active");
			Jobs.run(this.application, "AccountPaymentMethods");
		}
	}

	@Test
	void linksToCheckoutOnAnUnlistedDomain() {
		var domain = this.sandboxUrl.replace("localhost", "127.0.0.1");
		this.control.setAccountSetting("checkout_domain", domain);
		try {
			var answer = this.reader.send("7,50");
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).containsPattern("<a class=\"button\" href=\"" + domain + "/c/pay/cs_test_\\w+\"");
		}
		finally {
			this.control.setAccountSetting("checkout_domain", "stripe");
		}
	}

	@Test
	void showsARefusalWithoutBlamingTheAddress() {
		this.control.addRouteFault(SESSIONS, "status", "status=400", "times=0");
		var answer = this.reader.send("7,50");
		assertThat(answer.statusCode()).isEqualTo(502);
		assertThat(answer.body()).contains("Unser Zahlungsdienst hat die Bezahlseite nicht geöffnet")
			.contains("value=\"7,50\"")
			.doesNotContain("prüfen Sie");
	}

	@Test
	@Fault("F52")
	void linksBackToCheckoutForAnUnpaidSession() {
		var session = this.reader.pledge("7,50");
		var first = this.reader.comeBack(session).body();
		assertThat(first).contains("data-state=\"confirming\"");
		var poll = addressIn(first, "data-poll");
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(this.reader.browser().get(poll).body()).contains("data-state=\"open\""));
		var open = this.reader.browser().get(poll).body();
		assertThat(open).contains("Die Zahlung ist noch offen")
			.contains("/c/pay/" + session)
			.doesNotContain("http-equiv=\"refresh\"")
			.doesNotContain("return.js");
		this.control.complete(session);
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(this.reader.comeBack(session).body()).contains("data-state=\"thanks\""));
	}

	@Test
	@Fault("F52")
	void saysThatTheSessionExpired() {
		var session = this.reader.pledge("7,50");
		this.control.advance("PT61M");
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(this.reader.comeBack(session).body()).contains("data-state=\"expired\""));
		assertThat(this.reader.comeBack(session).body()).contains("Diese Bezahlseite ist geschlossen")
			.contains("/support?lang=de&amp;amount=7,50&amp;interval=monthly")
			.doesNotContain("http-equiv=\"refresh\"")
			.doesNotContain("return.js");
	}

	@Test
	@Fault("F35")
	void saysThatTheSessionWasReplaced() {
		var first = this.reader.pledge("7,50");
		this.reader.pledge("10");
		await().atMost(Patience.SOON).until(() -> statusAtStripe(first).equals("expired"));
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(this.reader.comeBack(first).body()).contains("data-state=\"expired\""));
	}

	@Test
	@Fault("F32")
	void returnPageStopsPolling() {
		var session = this.reader.pledge("7,50");
		this.control.addRouteFault("GET /v1/checkout/sessions", "status", "status=500", "times=0");
		var poll = addressIn(this.reader.comeBack(session).body(), "data-poll");
		this.control.advance("PT3M");
		var late = this.reader.browser().get(poll).body();
		assertThat(late).contains("data-state=\"late\"")
			.doesNotContain("http-equiv=\"refresh\"")
			.doesNotContain("return.js")
			.contains("session_id=" + session + "\">Jetzt nachsehen");
	}

	@Test
	@Fault("F36")
	void confirmsASecondPledgeOfTheSameBrowser() {
		this.control.complete(this.reader.pledge("7,50"));
		await().atMost(Patience.SOON).until(() -> !doubled(this.reader).isEmpty());
		var other = PledgingReader.at(this.reader.browser(), "other-" + UUID.randomUUID() + "@example.org");
		var asked = other.send("10", Map.of("interval", "yearly", "name", "Anna & Ben"));
		assertThat(asked.statusCode()).isEqualTo(409);
		assertThat(asked.body()).contains("In diesem Browser wurde vor Kurzem schon eine Unterstützung eingerichtet")
			.contains("Mit 10 € im Jahr zahlungspflichtig unterstützen")
			.doesNotContain("7,50")
			.doesNotContain(this.reader.address());
		assertThat(attemptsOf(other)).isEmpty();
		var session = PledgingReader
			.session(this.reader.browser().post("/support", Visitor.hiddenFields(asked.body())));
		assertThat(this.control.read("/v1/checkout/sessions/" + session)).containsEntry("amount_total", 1000);
		assertThat(PledgingReader.at(new Visitor(this.baseUrl), this.reader.address()).send("5").statusCode())
			.isEqualTo(303);
	}

	@Test
	@Fault("F60")
	void deletesAbandonedCustomersAtStripe() {
		var session = this.reader.pledge("7,50");
		var supporter = PledgingReader.at(this.baseUrl);
		this.control.complete(supporter.pledge("7,50"));
		await().atMost(Patience.SOON).until(() -> !doubled(supporter).isEmpty());
		var lost = PledgingReader.at(this.baseUrl);
		this.control.addRouteFault(SESSIONS, "status", "status=400", "times=1");
		assertThat(lost.send("7,50").statusCode()).isEqualTo(502);
		this.control.addRouteFault("DELETE /v1/customers/*", "status", "status=500", "times=0");
		this.control.advance("P31D");
		Jobs.run(this.application, "AttemptRetentionJob");
		assertThat(attemptsOf(this.reader)).hasSize(1);
		this.control.clearFaults();
		Jobs.run(this.application, "AttemptRetentionJob");
		assertThat(attemptsOf(this.reader)).isEmpty();
		assertThat(customers(this.reader)).isEmpty();
		assertThat(attemptsOf(lost)).isEmpty();
		assertThat(customers(lost)).isEmpty();
		assertThat(attemptsOf(supporter)).hasSize(1);
		assertThat(customers(supporter)).hasSize(1);
		assertThat(this.reader.comeBack(session).statusCode()).isEqualTo(404);
	}

	private static String addressIn(String page, String attribute) {
		var start = page.indexOf(attribute + "=\"") + attribute.length() + 2;
		return HtmlUtils.htmlUnescape(page.substring(start, page.indexOf('"', start)));
	}

	@Test
	@Fault("F92")
	void servesOtherPagesWhileTheProviderIsSlow() throws Exception {
		this.control.addRouteFault(SESSIONS, "latency", "millis=8000", "times=15");
		var pool = Executors.newFixedThreadPool(15);
		try {
			var pledges = IntStream.range(0, 15)
				.mapToObj((i) -> pool.submit(() -> PledgingReader.at(this.baseUrl).send("7,50")))
				.toList();
			await().atMost(Patience.SOON).until(() -> this.control.requests("POST", "/v1/customers").size() >= 15);
			await().atMost(Duration.ofSeconds(5))
				.until(() -> this.database.getHikariPoolMXBean().getActiveConnections() == 0);
			for (var path : List.of("/", "/support", "/support/return?session_id=x")) {
				var started = System.nanoTime();
				this.reader.browser().get(path);
				assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
			}
			for (var pledge : pledges) {
				assertThat(pledge.get().statusCode()).isEqualTo(303);
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	@ParameterizedTest
	@Fault("F93")
	@ValueSource(ints = { 429, 503 })
	void losesNothingWhileTheProviderIsDown(int status) {
		this.control.addRouteFault("*", "status", "status=" + status, "times=0");
		var answer = this.reader.send("7,50");
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.body()).contains("value=\"7,50\"").contains(this.reader.address());
		assertThat(this.reader.browser().get("/").statusCode()).isEqualTo(200);
		this.control.clearFaults();
		assertThat(this.reader.send("7,50").statusCode()).isEqualTo(303);
	}

	@Test
	@Fault("F99")
	void limitsStartsOfOneNetwork() {
		var network = almostUsedUp("198.51.100.77");
		var statuses = IntStream.range(0, 8)
			.mapToObj((i) -> PledgingReader.at(network, "try-" + i + "@example.org").send("5").statusCode())
			.toList();
		assertThat(statuses.subList(0, 3)).containsOnly(303);
		assertThat(Collections.frequency(statuses, 429)).isBetween(3, 5);
		var refused = network.submit("/support", Map.of("amount", "5", "email", "try@example.org"));
		assertThat(refused.headers().firstValue("Retry-After")).isPresent();
		assertThat(refused.body()).contains("try@example.org");
		assertThat(PledgingReader.at(this.baseUrl).send("5").statusCode()).isEqualTo(303);
	}

	@Test
	@Fault("F99")
	void doesNotCountInvalidForms() {
		var network = almostUsedUp("198.51.100.78");
		IntStream.range(0, 8).forEach((i) -> PledgingReader.at(network, "x@example.org").send("1"));
		assertThat(PledgingReader.at(network, "x@example.org").send("5").statusCode()).isEqualTo(303);
	}

	/** A visitor whose network may start three more pledges of the hundred. */
	private Visitor almostUsedUp(String network) {
		IntStream.range(0, 97).forEach((any) -> this.limits.allows("pledge-network", network));
		return new Visitor(this.baseUrl, network);
	}

	@Test
	@Fault("F101")
	void givesTheSameResponseForKnownAndUnknownAddresses() {
		this.control.complete(this.reader.pledge("7,50"));
		await().atMost(Patience.SOON).until(() -> !doubled(this.reader).isEmpty());
		var known = new ArrayList<Long>();
		var unknown = new ArrayList<Long>();
		var pages = new ArrayList<String>();
		for (int i = 0; i < 4; i++) {
			known.add(time(PledgingReader.at(new Visitor(this.baseUrl), this.reader.address()), pages));
			unknown.add(time(PledgingReader.at(this.baseUrl), pages));
		}
		assertThat(pages).doesNotHaveDuplicates();
		Stream.of(known, unknown).forEach(Collections::sort);
		assertThat(known.get(1)).isLessThan(3 * unknown.get(2) + SLACK);
		assertThat(unknown.get(1)).isLessThan(3 * known.get(2) + SLACK);
	}

	private long time(PledgingReader someone, List<String> pages) {
		var form = someone.browser().get("/support");
		assertThat(form.statusCode()).isEqualTo(200);
		var fields = Visitor.hiddenFields(form.body());
		fields.putAll(Map.of("amount", "7,50", "email", someone.address()));
		var started = System.nanoTime();
		var answer = someone.browser().post("/support", fields);
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(answer.body()).isEmpty();
		var took = System.nanoTime() - started;
		pages.add(PledgingReader.session(answer));
		return took;
	}

	private List<String> attemptsOf(PledgingReader someone) {
		return this.jdbc.sql("select status from attempt where email = ?")
			.param(someone.address())
			.query(String.class)
			.list();
	}

	/** Presses the button of a page that may have been loaded before. */
	private HttpResponse<String> press(Map<String, String> page, String amount) {
		var fields = new HashMap<>(page);
		fields.putAll(Map.of("amount", amount, "email", this.reader.address()));
		return this.reader.browser().post("/support", fields);
	}

	private boolean isOpeningAPage() {
		return customers(this.reader).stream()
			.map((customer) -> String.valueOf(customer.get("id")))
			.anyMatch((customer) -> this.control.requests("POST", "/v1/checkout/sessions")
				.stream()
				.anyMatch((request) -> String.valueOf(request.get("params")).contains(customer)));
	}

	private List<Boolean> doubled(PledgingReader someone) {
		return this.jdbc.sql("""
				select s.duplicate from subscription s join attempt a on a.id = s.attempt_id
				where a.email = ? and s.status = 'ACTIVE'""").param(someone.address()).query(Boolean.class).list();
	}

	private List<Long> payments(PledgingReader someone) {
		return this.jdbc.sql("""
				select p.amount from payment p join subscription s on s.id = p.purpose_id
				join attempt a on a.id = s.attempt_id where a.email = ?""")
			.param(someone.address())
			.query(Long.class)
			.list();
	}

	private List<Map<String, Object>> customers(PledgingReader someone) {
		return this.control.list("/v1/customers?email=" + someone.address());
	}

	private List<String> sessionsAtStripe(PledgingReader someone) {
		return customers(someone).stream()
			.flatMap((customer) -> this.control.list("/v1/checkout/sessions?customer=" + customer.get("id")).stream())
			.map((session) -> String.valueOf(session.get("id")))
			.toList();
	}

	private String commandOn(String session) {
		return this.jdbc.sql("select state from provider_command where target = ?")
			.param(session)
			.query(String.class)
			.single();
	}

	private String statusAtStripe(String session) {
		return String.valueOf(this.control.read("/v1/checkout/sessions/" + session).get("status"));
	}

	private static <T> List<T> atOnce(int threads, Callable<T> task) throws Exception {
		var pool = Executors.newFixedThreadPool(threads);
		try {
			var results = new ArrayList<T>();
			for (var future : pool.invokeAll(Collections.nCopies(threads, task))) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			pool.shutdownNow();
		}
	}

}
