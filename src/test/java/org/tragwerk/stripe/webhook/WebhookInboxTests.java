package org.tragwerk.stripe.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@TragwerkTest
class WebhookInboxTests {

	private static final AtomicInteger SPACES = new AtomicInteger();

	private final String id = "evt_" + UUID.randomUUID();

	private final String customer = "cus_" + UUID.randomUUID();

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private MeterRegistry meters;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@Value("${spring.datasource.url}")
	private String databaseUrl;

	private SandboxControl control;

	@BeforeEach
	void control(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
	}

	@AfterEach
	void clearFaults() {
		this.control.clearFaults();
	}

	@Test
	@Fault("F1")
	void onlyCountsAForgedWebhookEvent() {
		var refused = this.meters.counter("tragwerk.webhook.events", "type", "other", "result", "refused");
		var before = refused.count();
		var body = event("invoice.paid");
		assertThat(SignedWebhookEvent.post(this.baseUrl, body,
				SignedWebhookEvent.header(body, "whsec_foreign", Instant.now())))
			.isEqualTo(400);
		assertThat(webhookEvents()).isZero();
		assertThat(customers()).isZero();
		assertThat(refused.count()).isEqualTo(before + 1);
	}

	@Test
	@Fault("F2")
	void rejectsAnUnsignedWebhookEvent() {
		var request = HttpRequest.newBuilder(URI.create(this.baseUrl + "/webhooks/stripe"))
			.POST(HttpRequest.BodyPublishers.ofByteArray(event("invoice.paid")))
			.build();
		assertThat(SignedWebhookEvent.send(request)).isEqualTo(400);
		assertThat(webhookEvents()).isZero();
	}

	@ParameterizedTest
	@Fault("F3")
	@ValueSource(strings = { "t=abc", "v1", "t=1,v1", "t=,v1=", ",,,", "t=99999999999999999999,v1=0" })
	void rejectsAMalformedHeaderWithoutLogging(String header) {
		assertThat(SignedWebhookEvent.post(this.baseUrl, event("invoice.paid"), header)).isEqualTo(400);
	}

	@ParameterizedTest
	@Fault("F4")
	@ValueSource(strings = { "null", "[]", "{\"object\":null}", "{\"object\":\"v2.core.event\",\"id\":\"evt_thin\"}" })
	void quarantinesUnreadableEvents(String body) {
		var bytes = (body + " ".repeat(SPACES.incrementAndGet())).getBytes(StandardCharsets.UTF_8);
		assertThat(SignedWebhookEvent.post(this.baseUrl, bytes)).isEqualTo(200);
		assertThat(this.jdbc.sql("select handling from stripe_webhook_event where body = ?")
			.param(bytes)
			.query(String.class)
			.list()).containsExactly("QUARANTINE");
	}

	@Test
	@Fault("F5")
	void rejectsAReplayAfterFiveMinutes() {
		var body = event("invoice.paid");
		assertThat(SignedWebhookEvent.post(this.baseUrl, body,
				SignedWebhookEvent.header(body, SignedWebhookEvent.SECRET, Instant.now().minusSeconds(302))))
			.isEqualTo(400);
		assertThat(webhookEvents()).isZero();
	}

	@Test
	@Fault("F6")
	void rejectsASignatureOfTheFuture() {
		var body = event("invoice.paid");
		assertThat(SignedWebhookEvent.post(this.baseUrl, body,
				SignedWebhookEvent.header(body, SignedWebhookEvent.SECRET, Instant.now().plusSeconds(86_400))))
			.isEqualTo(400);
		assertThat(webhookEvents()).isZero();
	}

	@Test
	@Fault("F7")
	void storesADuplicateOnce() {
		for (int i = 0; i < 5; i++) {
			assertThat(SignedWebhookEvent.post(this.baseUrl, event("invoice.paid"))).isEqualTo(200);
		}
		assertThat(webhookEvents()).isOne();
		assertThat(dirty()).isOne();
	}

	@Test
	@Fault("F8")
	void storesConcurrentDuplicatesOnce() throws Exception {
		assertThat(atOnce(16, () -> SignedWebhookEvent.post(this.baseUrl, event("invoice.paid")))).containsOnly(200);
		assertThat(webhookEvents()).isOne();
		assertThat(dirty()).isOne();
	}

	@Test
	@Fault("F8")
	void ignoresAnEventThatAnotherNodeIsStoring() throws Exception {
		var post = new FutureTask<>(() -> SignedWebhookEvent.post(this.baseUrl, event("invoice.paid")));
		this.transaction.executeWithoutResult((status) -> {
			storeAsAnotherNode();
			new Thread(post).start();
			await().atMost(Patience.SOON).until(() -> post.isDone() || isSomebodyWaiting());
		});
		assertThat(post.get(10, TimeUnit.SECONDS)).isEqualTo(200);
		assertThat(webhookEvents()).isOne();
		assertThat(customers()).isZero();
	}

	@Test
	@Fault("F30")
	void marksANewCustomerForEachOfEightConcurrentEvents() throws Exception {
		assertThat(atOnce(8,
				() -> SignedWebhookEvent.post(this.baseUrl,
						SignedWebhookEvent.event("evt_" + UUID.randomUUID(), "invoice.paid", this.customer))))
			.containsOnly(200);
		assertThat(dirty()).isEqualTo(8);
	}

	@Test
	@Fault("F10")
	void storesTheUnparsedBytes() {
		var body = new String(event("invoice.paid"), StandardCharsets.UTF_8).replace("thing", "Jürgen 🎈  ")
			.getBytes(StandardCharsets.UTF_8);
		var request = HttpRequest.newBuilder(URI.create(this.baseUrl + "/webhooks/stripe"))
			.header("Stripe-Signature", SignedWebhookEvent.header(body, SignedWebhookEvent.SECRET, Instant.now()))
			.header("Content-Type", "application/json; charset=ISO-8859-1")
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build();
		assertThat(SignedWebhookEvent.send(request)).isEqualTo(200);
		assertThat(this.jdbc.sql("select body from stripe_webhook_event where event_id = ?")
			.param(this.id)
			.query(byte[].class)
			.single()).isEqualTo(body);
	}

	@Test
	@Fault("F14")
	void recordsAnUnknownTypeWithoutSync() {
		assertThat(SignedWebhookEvent.post(this.baseUrl, event("foo.bar"))).isEqualTo(200);
		assertThat(handling()).isEqualTo("RECORD");
		assertThat(customers()).isZero();
	}

	@Test
	@Fault("F12")
	void quarantinesEventsOfTheWrongMode() {
		var body = new String(event("invoice.paid"), StandardCharsets.UTF_8)
			.replace("\"livemode\":false", "\"livemode\":true")
			.getBytes(StandardCharsets.UTF_8);
		assertThat(SignedWebhookEvent.post(this.baseUrl, body)).isEqualTo(200);
		assertThat(handling()).isEqualTo("QUARANTINE");
		assertThat(customers()).isZero();
	}

	@Test
	@Fault("F17")
	void storesNothingOfManyUnsignedEvents() throws Exception {
		var before = all();
		for (var huge : List.of(new byte[(1 << 20) + 1], new byte[10 << 20])) {
			assertThat(SignedWebhookEvent.post(this.baseUrl, huge,
					SignedWebhookEvent.header(huge, SignedWebhookEvent.SECRET, Instant.now())))
				.isEqualTo(413);
		}
		var body = event("invoice.paid");
		var started = System.nanoTime();
		var flood = Collections.nCopies(2000,
				(Callable<Integer>) () -> SignedWebhookEvent.post(this.baseUrl, body, "t=1,v1=0"));
		assertThat(run(32, flood)).containsOnly(400);
		assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
		assertThat(all()).isEqualTo(before);
	}

	@Test
	@Fault("F17")
	void doesNotReadAnEndlessBody() throws IOException {
		var address = URI.create(this.baseUrl);
		try (var socket = new Socket(address.getHost(), address.getPort())) {
			socket.setSoTimeout(30_000);
			var head = "POST /webhooks/stripe HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n";
			socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().write(new byte[(1 << 20) + 1]);
			var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
			assertThat(answer.readLine()).contains(" 413 ");
		}
	}

	@Test
	@Fault("F18")
	void answersBeforeTheSync() {
		this.control.addRouteFault("GET /v1/*", "latency", "millis=30000", "times=1");
		var started = System.nanoTime();
		assertThat(SignedWebhookEvent.post(this.baseUrl, event("invoice.paid"))).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
	}

	@Test
	@Fault("F21")
	void retriesAFailedSync() {
		this.control.addRouteFault("GET /v1/checkout/sessions", "status", "status=500", "times=0");
		assertThat(SignedWebhookEvent.post(this.baseUrl, event("invoice.paid"))).isEqualTo(200);
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(
					this.jdbc.sql("select coalesce(last_error, '') from customer_sync where provider_id = ?")
						.param(this.customer)
						.query(String.class)
						.single())
				.contains("no answer"));
		this.control.clearFaults();
		await().atMost(Patience.SOON).until(this::isDone);
	}

	@ParameterizedTest
	@Fault("F25")
	@ValueSource(strings = { "/webhooks/stripe/", "/webhooks/Stripe", "/webhooks/stripe.json", "/webhooks" })
	void servesOnlyTheExactPathWithoutRedirects(String path) {
		var request = HttpRequest.newBuilder(URI.create(this.baseUrl + path))
			.POST(HttpRequest.BodyPublishers.ofByteArray(event("invoice.paid")))
			.build();
		assertThat(SignedWebhookEvent.send(request)).isBetween(400, 499);
	}

	@Test
	@Fault("F25")
	void requiresNeitherCookieNorCsrfToken() {
		var body = event("invoice.paid");
		var request = HttpRequest.newBuilder(URI.create(this.baseUrl + "/webhooks/stripe"))
			.header("Stripe-Signature", SignedWebhookEvent.header(body, SignedWebhookEvent.SECRET, Instant.now()))
			.header("Cookie", "XSRF-TOKEN=1; SESSION=2; tragwerk-browser=3")
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build();
		assertThat(SignedWebhookEvent.send(request)).isEqualTo(200);
	}

	@ParameterizedTest
	@Fault("F15")
	@ValueSource(strings = { "2025-09-30.clover", "2026-09-30.endive" })
	void syncsAllForAnEventOfAnotherReleaseTrain(String version) {
		var before = otherTrains();
		assertThat(SignedWebhookEvent.post(this.baseUrl, changed("2026-07-29.dahlia", version))).isEqualTo(200);
		assertThat(handling()).isEqualTo("SYNC");
		assertThat(otherTrains()).isEqualTo(before + 1);
		assertThat(this.jdbc.sql("select api_version from stripe_webhook_event where event_id = ?")
			.param(this.id)
			.query(String.class)
			.single()).isEqualTo(version);
		await().atMost(Patience.SOON).until(this::isDone);
	}

	@Test
	@Fault("F16")
	void syncsAllForAnEventWithoutVersion() {
		var before = otherTrains();
		assertThat(SignedWebhookEvent.post(this.baseUrl, changed("\"api_version\":\"2026-07-29.dahlia\",", "")))
			.isEqualTo(200);
		assertThat(handling()).isEqualTo("SYNC");
		assertThat(otherTrains()).isEqualTo(before + 1);
	}

	private double otherTrains() {
		return this.meters.find("tragwerk.webhook.events")
			.tag("result", "other_train")
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	@Test
	@Fault("F98")
	void answersInvoiceCreatedWithoutSync() {
		assertThat(SignedWebhookEvent.post(this.baseUrl, event("invoice.created"))).isEqualTo(200);
		assertThat(handling()).isEqualTo("RECORD");
		assertThat(customers()).isZero();
	}

	@ParameterizedTest
	@Fault("F95")
	@ValueSource(strings = { "40P01", "40001" })
	void retriesAfterADeadlock(String state) throws SQLException {
		asSuperuser("create sequence deadlocks; grant usage on deadlocks to public");
		try {
			whileStoring(
					"if nextval('deadlocks') < 3 then raise exception 'crossed' using errcode = '%s'; end if;"
						.formatted(state),
					() -> assertThat(SignedWebhookEvent.post(this.baseUrl, event("invoice.paid"))).isEqualTo(200));
		}
		finally {
			asSuperuser("drop sequence deadlocks");
		}
		assertThat(webhookEvents()).isOne();
		assertThat(dirty()).isOne();
	}

	@Test
	@Fault("F95")
	void answersNoSuccessIfTheDiskIsFull() throws SQLException {
		whileStoring("raise exception 'full' using errcode = '53100';",
				() -> assertThat(SignedWebhookEvent.post(this.baseUrl, event("invoice.paid"))).isEqualTo(503));
		assertThat(webhookEvents()).isZero();
		assertThat(SignedWebhookEvent.post(this.baseUrl, event("invoice.paid"))).isEqualTo(200);
		assertThat(webhookEvents()).isOne();
	}

	@Test
	void storesOtherEventsOfARejectedBatch() throws Exception {
		var refused = "evt_refused_" + UUID.randomUUID();
		whileStoring("if new.event_id like 'evt_refused%' then raise exception 'no' using errcode = '23514'; end if;",
				() -> {
					var tasks = new ArrayList<Callable<Integer>>();
					for (int i = 0; i < 20; i++) {
						var event = (i % 4 == 0) ? refused + i : "evt_" + UUID.randomUUID();
						tasks.add(() -> SignedWebhookEvent.post(this.baseUrl,
								SignedWebhookEvent.event(event, "foo.bar", this.customer)));
					}
					assertThat(run(20, tasks)).filteredOn((status) -> status == 200).hasSize(15);
				});
	}

	@Test
	void deletesBodiesAndStillRecognizesDuplicates() {
		assertThat(SignedWebhookEvent.post(this.baseUrl, event("foo.bar"))).isEqualTo(200);
		new RetentionJob(this.jdbc, Duration.ofDays(90)).deleteBodies();
		assertThat(hasBody()).isTrue();
		new RetentionJob(this.jdbc, Duration.ofSeconds(-1)).deleteBodies();
		assertThat(hasBody()).isFalse();
		assertThat(SignedWebhookEvent.post(this.baseUrl, event("foo.bar"))).isEqualTo(200);
		assertThat(webhookEvents()).isOne();
	}

	private boolean hasBody() {
		return this.jdbc.sql("select body is not null from stripe_webhook_event where event_id = ?")
			.param(this.id)
			.query(Boolean.class)
			.single();
	}

	private byte[] changed(String text, String by) {
		return new String(event("invoice.paid"), StandardCharsets.UTF_8).replace(text, by)
			.getBytes(StandardCharsets.UTF_8);
	}

	/** Adds a trigger to the table of webhook events while the given code runs. */
	private <E extends Exception> void whileStoring(String happening, Attempted<E> attempted) throws E, SQLException {
		asSuperuser("""
				create function happen() returns trigger language plpgsql security definer as $$
				begin %s return new; end $$;
				create trigger happen before insert on stripe_webhook_event for each row execute function happen()"""
			.formatted(happening));
		try {
			attempted.run();
		}
		finally {
			asSuperuser("drop trigger happen on stripe_webhook_event; drop function happen()");
		}
	}

	private void asSuperuser(String sql) throws SQLException {
		try (var connection = DriverManager.getConnection(this.databaseUrl, "postgres", "postgres");
				var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private interface Attempted<E extends Exception> {

		void run() throws E;

	}

	private void storeAsAnotherNode() {
		this.jdbc.sql("""
				insert into stripe_webhook_event (event_id, type, handling, provider_id, livemode, body)
				values (?, 'invoice.paid', 'SYNC', ?, false, '')""").params(this.id, this.customer).update();
	}

	private boolean isSomebodyWaiting() {
		return this.jdbc
			.sql("select exists (select from pg_stat_activity where datname = current_database()"
					+ " and wait_event_type = 'Lock')")
			.query(Boolean.class)
			.single();
	}

	private byte[] event(String type) {
		return SignedWebhookEvent.event(this.id, type, this.customer);
	}

	private long all() {
		return this.jdbc.sql("select count(*) from stripe_webhook_event").query(Long.class).single();
	}

	private long webhookEvents() {
		return this.jdbc.sql("select count(*) from stripe_webhook_event where event_id = ?")
			.param(this.id)
			.query(Long.class)
			.single();
	}

	private long customers() {
		return this.jdbc.sql("select count(*) from customer_sync where provider_id = ?")
			.param(this.customer)
			.query(Long.class)
			.single();
	}

	private long dirty() {
		return this.jdbc.sql("select dirty from customer_sync where provider_id = ?")
			.param(this.customer)
			.query(Long.class)
			.single();
	}

	private boolean isDone() {
		return this.jdbc.sql("select done = dirty from customer_sync where provider_id = ?")
			.param(this.customer)
			.query(Boolean.class)
			.single();
	}

	private String handling() {
		return this.jdbc.sql("select handling from stripe_webhook_event where event_id = ?")
			.param(this.id)
			.query(String.class)
			.single();
	}

	private static List<Integer> atOnce(int threads, Callable<Integer> task) throws Exception {
		var barrier = new CyclicBarrier(threads);
		return run(threads, Collections.nCopies(threads, () -> {
			barrier.await();
			return task.call();
		}));
	}

	private static List<Integer> run(int threads, List<Callable<Integer>> tasks) throws Exception {
		var pool = Executors.newFixedThreadPool(threads);
		try {
			var statuses = new ArrayList<Integer>();
			for (var future : pool.invokeAll(tasks)) {
				statuses.add(future.get());
			}
			return statuses;
		}
		finally {
			pool.shutdownNow();
		}
	}

}
