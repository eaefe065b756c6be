package org.tragwerk.site;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the scraped metrics with the state that they report.
 */
@TragwerkTest
@TestPropertySource(properties = "tragwerk.tasks.metrics=PT0.1S")
class ScrapeTests {

	private static final Pattern LINE = Pattern.compile("^([a-z]\\w*(?:\\{[^}]*})?) (\\S+)$", Pattern.MULTILINE);

	private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\"[^\"]*\"|(?:by|without|on) ?\\([^)]*\\)");

	private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z0-9]+)+\\b(?!\\()");

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private StripeSandbox sandbox;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@LocalManagementPort
	private int port;

	@Test
	void countsWebhookEventsByTypeAndResult() {
		var control = new SandboxControl(this.sandbox.url());
		control.complete(PledgingReader.at(this.baseUrl).pledge("7,50"));
		eventually(() -> assertThat(scrape()).containsKeys(
				"tragwerk_webhook_events_total{result=\"sync\",type=\"checkout.session.completed\"}",
				"tragwerk_webhook_events_total{result=\"sync\",type=\"invoice.paid\"}"));
		new Web(port(this.baseUrl)).post("/webhooks/stripe", "{\"type\":\"made.up\"}");
		assertThat(scrape()).containsKey("tragwerk_webhook_events_total{result=\"refused\",type=\"other\"}");
		assertThat(scrape().keySet()).noneMatch((name) -> name.contains("made"));
	}

	@Test
	void showsWaitingAndGivenUpCustomers() {
		insertCustomer("cus_waiting", 0, 90);
		insertCustomer("cus_dead", 12, 5000);
		try {
			eventually(() -> {
				var scrape = scrape();
				assertThat(scrape.get("tragwerk_sync_queue_open{priority=\"sweep\"}")).isGreaterThanOrEqualTo(1);
				assertThat(scrape).containsEntry("tragwerk_sync_queue_dead", 1.0);
				assertThat(scrape.get("tragwerk_sync_queue_age_seconds{priority=\"sweep\"}")).isBetween(90.0, 200.0);
			});
		}
		finally {
			this.jdbc.sql("update customer_sync set done = dirty, attempts = 0").update();
		}
		eventually(() -> assertThat(scrape()).containsEntry("tragwerk_sync_queue_open{priority=\"sweep\"}", 0.0)
			.containsEntry("tragwerk_sync_queue_dead", 0.0)
			.containsEntry("tragwerk_sync_queue_age_seconds{priority=\"sweep\"}", 0.0));
	}

	@Test
	void showsOpenAndFailingCommands() {
		insertCommand("cs_1", 0, 70);
		insertCommand("cs_2", 12, 1);
		insertCommand("cs_waits_as_planned", 0, -3600);
		eventually(() -> {
			assertThat(scrape()).containsEntry("tragwerk_commands_open{type=\"EXPIRE_CHECKOUT\"}", 3.0)
				.containsEntry("tragwerk_commands_failing{type=\"EXPIRE_CHECKOUT\"}", 1.0);
			assertThat(scrape().get("tragwerk_commands_oldest_age_seconds{type=\"EXPIRE_CHECKOUT\"}")).isBetween(70.0,
					150.0);
		});
	}

	private void insertCommand(String target, int failures, int seconds) {
		this.jdbc.sql("""
				with command as (
					insert into provider_command (id, request_id, type, target, payload, state, asked_at, attempts)
					values (gen_random_uuid(), :target, 'EXPIRE_CHECKOUT', :target, '{}', 'OPEN',
						now() - interval '3 days', :failures) returning id)
				insert into provider_command_task (task_name, task_instance, due_since, execution_time,
					consecutive_failures, failing_since)
				select 'provider_command', id, now() - make_interval(secs => :seconds), now() + interval '1 day',
					:failures, case when :failures > 0 then now() end from command""")
			.param("target", target)
			.param("seconds", seconds)
			.param("failures", failures)
			.update();
	}

	@Test
	void showsWaitingAndDeadEmails() {
		this.jdbc.sql("""
				insert into email_task (task_name, task_instance, due_since, execution_time, dead_at) values
				('email', 'waiting', now() - interval '50 seconds', now() + interval '1 day', null),
				('email', 'dead', now(), 'infinity', now())""").update();
		eventually(() -> {
			assertThat(scrape().get("tragwerk_tasks_backlog{queue=\"email\"}")).isGreaterThanOrEqualTo(1);
			assertThat(scrape()).containsEntry("tragwerk_tasks_dead{queue=\"email\"}", 1.0);
			assertThat(scrape().get("tragwerk_tasks_oldest_age_seconds{queue=\"email\"}")).isBetween(50.0, 150.0);
		});
	}

	@Test
	void showsTheCountAndItsAge() {
		eventually(() -> {
			assertThat(scrape())
				.containsEntry("tragwerk_counter_supporters", number("select count from supporter_count"))
				.containsEntry("tragwerk_campaign_version{campaign=\"danke\"}", number("select version from campaign"));
		});
		assertThat(scrape().get("tragwerk_counter_age_seconds")).isBetween(0.0, 10.0);
		assertThat(scrape()).containsEntry("tragwerk_streams_open", 0.0)
			.containsEntry("tragwerk_streams_limit", 10_000.0)
			.containsEntry("tragwerk_streams_refused_total{limit=\"node\"}", 0.0)
			.containsEntry("tragwerk_streams_refused_total{limit=\"network\"}", 0.0)
			.containsEntry("tragwerk_recount_deviations_total", 0.0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "docs/alerts.yml", "docs/dashboard.json" })
	void hasEveryMetricOfAlertsAndDashboard(String file) throws IOException {
		assertThat(new Web(port(this.baseUrl)).get("/support").statusCode()).isEqualTo(200);
		var told = scrape().keySet().stream().map((name) -> name.replaceFirst("\\{.*", "")).collect(Collectors.toSet());
		assertThat(questions(Files.readString(Path.of(file)))).isNotEmpty().isSubsetOf(told);
	}

	@Test
	void describesEachMetric() {
		assertThat(new Web(this.port).get("/actuator/prometheus").body().lines())
			.filteredOn((line) -> line.startsWith("# HELP tragwerk_"))
			.isNotEmpty()
			.allMatch((line) -> line.matches("# HELP \\S+ +\\S.*"));
	}

	private static Stream<String> expressions(String text) {
		return Pattern.compile("\"?expr\"?: *(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(.*))")
			.matcher(text)
			.results()
			.map((found) -> (found.group(1) != null) ? found.group(1).replace("\\\"", "\"") : found.group(2));
	}

	private static Set<String> questions(String text) {
		return expressions(text).map((expression) -> LABELS.matcher(expression).replaceAll(" "))
			.flatMap((expression) -> METRIC.matcher(expression).results().map((found) -> found.group()))
			.collect(Collectors.toSet());
	}

	private void insertCustomer(String id, int attempts, int seconds) {
		this.jdbc.sql("""
				insert into customer_sync (provider_id, dirty, done, fence, attempts, next_try_at, dirty_since)
				values (?, 1, 0, 0, ?, now() + interval '1 hour', now() - make_interval(secs => ?))""")
			.params(id, attempts, seconds)
			.update();
	}

	private double number(String query) {
		return this.jdbc.sql(query).query(Double.class).single();
	}

	private static int port(String url) {
		return URI.create(url).getPort();
	}

	private Map<String, Double> scrape() {
		return scrape(this.port);
	}

	private static Map<String, Double> scrape(int port) {
		var answer = new Web(port).get("/actuator/prometheus");
		assertThat(answer.statusCode()).isEqualTo(200);
		return LINE.matcher(answer.body())
			.results()
			.collect(Collectors.toMap((line) -> line.group(1), (line) -> Double.valueOf(line.group(2))));
	}

	private static void eventually(ThrowingRunnable assertion) {
		Awaitility.await().dontCatchUncaughtExceptions().atMost(Patience.SOON).untilAsserted(assertion);
	}

}
