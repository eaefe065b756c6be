package org.tragwerk.cancellation;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.CancelingReader;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.testing.Jobs;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@TragwerkTest
class LegalButtonsTests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationContext context;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private SandboxControl control;

	private Visitor stranger;

	private final String address = "stranger-" + UUID.randomUUID() + "@example.org";

	@BeforeEach
	void begin(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
		this.stranger = new Visitor(this.baseUrl);
	}

	@AfterEach
	void clearFaults() {
		this.control.clearFaults();
	}

	@Test
	void isStoredWhileContractsCannotBeRead(@Value("${spring.datasource.url}") String url) throws Exception {
		try (var blocking = lock(url, "subscription, member")) {
			var answer = CompletableFuture.supplyAsync(() -> post("/cancel", fields(this.address)));
			assertThat(receipt(answer.get(1, TimeUnit.MINUTES))).contains("Ihre Kündigung ist eingegangen",
					this.address);
			assertThat(statuses(this.address)).containsExactly("NEW");
			blocking.rollback();
		}
		await().atMost(Patience.SOON).until(() -> statuses(this.address).equals(List.of("NO_CONTRACT")));
	}

	@Test
	@Fault("F101")
	void givesTheSameResponseForKnownAndUnknownAddresses() {
		var reader = reader();
		var known = new ArrayList<Long>();
		var unknown = new ArrayList<Long>();
		for (int i = 0; i < 4; i++) {
			assertThat(plain(time(known, reader.address()), reader.address()))
				.isEqualTo(plain(time(unknown, this.address), this.address));
		}
		assertThat(median(known)).isLessThan(3 * median(unknown) + 50);
		assertThat(median(unknown)).isLessThan(3 * median(known) + 50);
	}

	@Test
	void storesOneDeclarationForRepeatedClicks() throws Exception {
		var fields = fields(this.address);
		fields.putAll(Visitor.hiddenFields(this.stranger.get("/cancel").body()));
		var pool = Executors.newFixedThreadPool(5);
		try {
			var clicks = IntStream.range(0, 5)
				.mapToObj((click) -> pool.submit(() -> this.stranger.post("/cancel", fields)))
				.toList();
			for (var click : clicks) {
				assertThat(receipt(click.get())).contains("Ihre Kündigung ist eingegangen");
			}
		}
		finally {
			pool.shutdownNow();
		}
		await().atMost(Patience.SOON).until(() -> mails(this.address) == 1);
		assertThat(statuses(this.address)).containsExactly("NO_CONTRACT");
	}

	@Test
	@Fault("F109")
	void doesNotTakeTheFormTokenFromTheLink() {
		var chosen = "A".repeat(43);
		for (var path : List.of("/cancel?key=", "/withdraw?key=")) {
			assertThat(Visitor.hiddenFields(this.stranger.get(path + chosen).body()).get("key")).hasSize(43)
				.isNotEqualTo(chosen);
		}
		assertThat(receipt(post("/cancel", fields(this.address, "key=" + chosen)))).contains(this.address);
		assertThat(this.stranger.get("/cancel/receipts/" + chosen).statusCode()).isEqualTo(404);
	}

	@Test
	@Fault("F105")
	void storesFiftyDeclarationsForOneAddressAndSendsFewEmails() {
		for (int i = 0; i < 50; i++) {
			assertThat(post("/cancel", fields(this.address)).statusCode()).isEqualTo(303);
		}
		await().atMost(Patience.SOON).until(() -> !statuses(this.address).contains("NEW"));
		assertThat(statuses(this.address)).hasSize(50).containsOnly("NO_CONTRACT");
		await().during(Duration.ofSeconds(1)).atMost(Patience.SOON).until(() -> mails(this.address) == 3);
	}

	@Test
	@Fault("F67")
	void aContractNumberWithAnotherAddressNeedsTheOwnersLink() {
		var reader = reader();
		receipt(post("/cancel", fields(this.address, "reference=" + reader.reference())));
		await().atMost(Patience.SOON).until(() -> mails(this.address) == 1);
		assertThat(String.valueOf(this.control.mailTo(this.address))).doesNotContain(reader.reference());
		assertThat(statuses(this.address)).containsExactly("LINK_SENT");
		var link = reader.awaitLink("Bitte prüfen Sie eine Erklärung zu Ihrem Vertrag");
		assertThat(commands(reader)).isEmpty();
		assertThat(this.stranger.get(link).body()).contains(reader.reference(), this.address);
		assertThat(this.stranger.submit(link, Map.of("contract", reader.reference())).statusCode()).isEqualTo(303);
		assertThat(commands(reader)).hasSize(1);
	}

	@Test
	@Fault("F105")
	void strangersDoNotUseUpTheOwnersEmails() {
		var reader = reader();
		for (int i = 0; i < 6; i++) {
			receipt(post("/cancel", fields(reader.address())));
		}
		for (int i = 0; i < 60; i++) {
			receipt(post("/cancel", fields("victim-" + i + "-" + UUID.randomUUID() + "@example.org")));
		}
		reader.cancel();
		await().atMost(Patience.SOON).until(() -> reader.mails("Ihre Kündigung ist eingegangen") == 7);
		reader.cancel("kind=extraordinary", "reason=Sie drucken meinen Namen falsch.",
				"reference=" + reader.reference());
		await().atMost(Patience.SOON).until(() -> reader.mails("Ihre Kündigung ist eingegangen") == 8);
		assertThat(this.control.mailTo(reader.address())).anySatisfy(
				(mail) -> assertThat(mail.get("text")).asString().contains("> Sie drucken meinen Namen falsch."));
		assertThat(commands(reader)).hasSize(1);
	}

	@Test
	@Fault("F94")
	void keepsTheFormIfTheDeclarationCannotBeStored(@Value("${spring.datasource.url}") String url) throws Exception {
		var fields = fields(this.address, "reference=TW-0000");
		fields.putAll(Visitor.hiddenFields(this.stranger.get("/cancel").body()));
		try (var blocking = lock(url, "declaration")) {
			var answer = this.stranger.post("/cancel", fields);
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.body()).contains("Ihre Erklärung ist noch nicht gespeichert", "value=\"Ada Lovelace\"",
					"value=\"TW-0000\"", fields.get("key"));
			blocking.rollback();
		}
		assertThat(statuses(this.address)).isEmpty();
		assertThat(receipt(this.stranger.post("/cancel", fields))).contains("Ihre Kündigung ist eingegangen");
		assertThat(statuses(this.address)).hasSize(1);
	}

	@Test
	void rejectsAnUnknownLink() {
		var answer = this.stranger.get("/withdraw/contracts/" + "x".repeat(43));
		assertThat(answer.statusCode()).isEqualTo(410);
		assertThat(answer.body()).contains("Dieser Link führt nicht weiter");
		assertThat(this.stranger.get("/cancel/receipts/" + "x".repeat(43)).statusCode()).isEqualTo(404);
	}

	@Test
	void extraordinaryCancellationStopsDebitsAndIsLeftToStaff() {
		var reader = reader();
		reader.cancel("kind=extraordinary", "reason=Sie drucken\r\nmeinen Namen falsch.", "when=30.6.2028",
				"reference=" + reader.reference());
		assertThat(reader.awaitMail("Ihre Kündigung ist eingegangen"))
			.contains("meinen Namen falsch.", "endet am", "Wir lesen Ihren Grund")
			.doesNotContain("endet am 30. Juni 2028");
		assertThat(commands(reader)).hasSize(1);
		assertThat(unclear(reader.address())).containsExactly("EXTRAORDINARY");
	}

	@Test
	void leavesADeclarationWithoutContractToStaff() {
		receipt(post("/cancel", fields(this.address)));
		await().atMost(Patience.SOON).until(() -> unclear(this.address).equals(List.of("NO_CONTRACT")));
	}

	@Test
	void leavesADeclarationWithAnUnusedLinkToStaff() {
		var reader = reader();
		reader.cancel();
		var link = reader.awaitLink("Ihre Kündigung ist eingegangen");
		this.control.advance("P2D");
		Jobs.run(this.context, "UnusedLinkJob");
		assertThat(unclear(reader.address())).isEmpty();
		this.control.advance("P2D");
		Jobs.run(this.context, "UnusedLinkJob");
		assertThat(unclear(reader.address())).containsExactly("LINK_UNUSED");
		reader.page(reader.browser().submit(link, Map.of("contract", reader.reference())));
		assertThat(unclear(reader.address())).isEmpty();
	}

	@Test
	void endsAPastDueSubscriptionImmediately() {
		var reader = reader();
		this.control.perform(String.valueOf(reader.atStripe().get("id")), "fail_next_payment");
		var renewal = Instant.ofEpochSecond(reader.startedAt()).atZone(ZoneOffset.UTC).plusMonths(1);
		this.control.advanceTo(renewal.plusHours(2).toInstant());
		await().atMost(Patience.SOON).until(() -> "PAST_DUE".equals(status(reader)));
		reader.cancel("reference=" + reader.reference());
		assertThat(reader.awaitMail("Ihre Kündigung ist eingegangen")).contains("endet sofort");
		await().atMost(Patience.SOON).until(() -> "canceled".equals(reader.atStripe().get("status")));
		assertThat(reader.mails("Zum Ende Ihrer Unterstützung")).isZero();
	}

	@Test
	void schedulesADistantDayAtAPeriodEnd() {
		var reader = reader();
		var start = Instant.ofEpochSecond(reader.startedAt()).atZone(ZoneOffset.UTC);
		var third = start.plusMonths(3);
		var requested = third.toLocalDate().minusDays(5);
		reader.cancel("reference=" + reader.reference(), "when=" + requested);
		await().atMost(Patience.SOON).until(() -> reader.atStripe().get("cancel_at") != null);
		assertThat(reader.atStripe()).containsEntry("cancel_at", Math.toIntExact(third.toEpochSecond()))
			.containsEntry("cancel_at_period_end", false);
		reader.cancel("reference=" + reader.reference());
		var next = Math.toIntExact(start.plusMonths(1).toEpochSecond());
		await().atMost(Patience.SOON).until(() -> Integer.valueOf(next).equals(reader.atStripe().get("cancel_at")));
		reader.cancel("reference=" + reader.reference(), "when=" + requested);
		await().atMost(Patience.SOON).until(() -> commands(reader).equals(List.of("DONE", "DONE", "DONE")));
		assertThat(reader.atStripe()).containsEntry("cancel_at", next);
	}

	@Test
	@Fault("F57")
	void sendsOneEmailAboutAnEndSetAtStripe() {
		var reader = reader();
		var end = reader.startedAt() + Duration.ofDays(10).toSeconds();
		reader.update(Map.of("cancel_at", Long.toString(end)));
		assertThat(reader.awaitMail("Zum Ende Ihrer Unterstützung")).contains("endet am", reader.reference());
		this.control.advance("P11D");
		await().atMost(Patience.SOON).until(() -> "ENDED".equals(status(reader)));
		await().during(Duration.ofSeconds(1))
			.atMost(Patience.SOON)
			.until(() -> reader.mails("Zum Ende Ihrer Unterstützung") == 1);
	}

	@Test
	@Fault("F58")
	void sendsEmailsAboutAnEndRevokedAndSetAgainAtStripe() {
		var reader = reader();
		for (int times = 1; times <= 2; times++) {
			var told = times;
			reader.update(Map.of("cancel_at_period_end", "true"));
			await().atMost(Patience.SOON).until(() -> reader.mails("Zum Ende Ihrer Unterstützung") == told);
			reader.update(Map.of("cancel_at_period_end", "false"));
			await().atMost(Patience.SOON).until(() -> reader.mails("Ihre Unterstützung läuft weiter") == told);
		}
		assertThat(endsAt(reader)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "name,name=,Bitte tragen Sie Ihren Namen ein", "email,email=,Bitte tragen Sie Ihre E-Mail-Adresse ein",
			"email,email=ada@,Diese E-Mail-Adresse ist unvollständig",
			"kind,kind=angry,ordentlich oder außerordentlich", "reason,kind=extraordinary,Bitte nennen Sie den Grund",
			"when,when=morgen,Diesen Tag verstehen wir nicht", "when,when=-9999-1-1,Diesen Tag verstehen wir nicht",
			"when,when=2099-01-01,zu weit in der Zukunft" })
	void showsErrorsBesideTheFieldsAndKeepsTheInput(String field, String wrong, String sentence) {
		var answer = post("/cancel", fields(this.address, "reference=TW-0000", wrong));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains(sentence, "id=\"" + field + "-error\"", "href=\"#" + field + "\"",
				"TW-0000");
		assertThat(statuses(this.address)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cancel", "/withdraw" })
	void requiresOnlyTheFieldsOfTheLaw(String path) {
		var page = this.stranger.get(path).body();
		assertThat(page).doesNotContain("captcha", "type=\"password\"");
		var visible = page.replaceAll("<input type=\"hidden\"[^>]*>", "");
		assertThat(Pattern.compile("<(?:input|textarea|select)[^>]* name=\"([^\"]+)\"")
			.matcher(visible)
			.results()
			.map((found) -> found.group(1))
			.distinct()).containsExactlyElementsOf(
					path.equals("/cancel") ? List.of("kind", "reason", "name", "reference", "email", "when")
							: List.of("name", "reference", "email"));
	}

	@Test
	void withdrawalHasASecondStepAndCanBeChanged() {
		var second = this.stranger.submit("/withdraw", fields(this.address));
		assertThat(second.body()).contains(">Widerruf bestätigen</button>", "Ada Lovelace");
		assertThat(statuses(this.address)).isEmpty();
		var fields = Visitor.hiddenFields(second.body());
		fields.put("change", "true");
		assertThat(this.stranger.post("/withdraw", fields).body()).contains("Weiter zur Bestätigung",
				"value=\"Ada Lovelace\"");
		assertThat(statuses(this.address)).isEmpty();
		fields.remove("change");
		assertThat(receipt(this.stranger.post("/withdraw", fields))).contains("Ihr Widerruf ist eingegangen");
		assertThat(statuses(this.address)).hasSize(1);
	}

	private CancelingReader reader() {
		return CancelingReader.at(this.baseUrl, this.control);
	}

	private static Map<String, String> fields(String address, String... more) {
		return CancelingReader.fields(address, more);
	}

	private HttpResponse<String> post(String path, Map<String, String> fields) {
		return this.stranger.submit(path, fields);
	}

	private String receipt(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
		return this.stranger.get(answer.headers().firstValue("location").orElseThrow()).body();
	}

	private String time(List<Long> times, String address) {
		var started = System.nanoTime();
		var answer = post("/cancel", fields(address));
		times.add(Duration.ofNanos(System.nanoTime() - started).toMillis());
		return receipt(answer);
	}

	private static String plain(String page, String address) {
		return page.replace(address, "somebody")
			.replaceAll("[A-Za-z0-9_-]{43}", "key")
			.replaceAll("\\d\\d:\\d\\d:\\d\\d", "");
	}

	private static long median(List<Long> times) {
		return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
	}

	/** Locks the tables until the connection is rolled back, which their owner may do. */
	private static Connection lock(String url, String tables) throws SQLException {
		var owner = DriverManager.getConnection(url, EmbeddedDatabase.MIGRATOR, EmbeddedDatabase.PASSWORD);
		owner.setAutoCommit(false);
		try (var statement = owner.createStatement()) {
			statement.execute("lock table %s in access exclusive mode".formatted(tables));
		}
		return owner;
	}

	private long mails(String address) {
		return this.control.mailTo(address).size();
	}

	private List<String> statuses(String address) {
		return this.jdbc.sql("select coalesce(unclear_reason, status) from declaration where email = ?")
			.param(address)
			.query(String.class)
			.list();
	}

	private List<String> unclear(String address) {
		return this.jdbc.sql("""
				select occasion from staff_task join declaration on declaration.id::text = subject
				where kind = 'DECLARATION_UNCLEAR' and closed_at is null and email = ?""")
			.param(address)
			.query(String.class)
			.list();
	}

	private List<String> commands(CancelingReader reader) {
		return this.jdbc.sql("select state from provider_command where type = 'CANCEL_SUBSCRIPTION' and target = ?")
			.param(reader.atStripe().get("id"))
			.query(String.class)
			.list();
	}

	private String status(CancelingReader reader) {
		return this.jdbc.sql("select status from subscription where provider_id = ?")
			.param(reader.atStripe().get("id"))
			.query(String.class)
			.single();
	}

	private Optional<OffsetDateTime> endsAt(CancelingReader reader) {
		return this.jdbc.sql("select ends_at from subscription where provider_id = ? and ends_at is not null")
			.param(reader.atStripe().get("id"))
			.query(OffsetDateTime.class)
			.optional();
	}

}
