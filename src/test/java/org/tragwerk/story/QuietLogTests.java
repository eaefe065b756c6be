package org.tragwerk.story;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;
import org.tragwerk.member.Members;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.site.PublicRoute;
import org.tragwerk.site.PublicRoutes;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A reader pledges while everything that can fail fails, and no log line contains
 * personal data.
 */
@TragwerkTest
@TestPropertySource(properties = { "tragwerk.stripe.webhook-secrets=whsec_vq8JtX3nUe,whsec_sandbox",
		"tragwerk.mail.first-retry=1s", "tragwerk.stripe.api-key=sk_test_Hq27bPzLw" })
@Import(QuietLogTests.FailingController.class)
@ExtendWith(OutputCaptureExtension.class)
class QuietLogTests {

	private static final EchoingServers NEIGHBOURS = new EchoingServers();

	private static final String NAME = "Wilhelmine Knotterbart";

	private final String address = "knotterbart-" + UUID.randomUUID() + "@example.org";

	private final List<String> secrets = new ArrayList<>(
			List.of(this.address, "Wilhelmine", "Knotterbart", "knotterbart", "whsec_vq8JtX3nUe", "sk_test_Hq27bPzLw"));

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Members members;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private Visitor reader;

	@DynamicPropertySource
	static void neighbours(DynamicPropertyRegistry settings) {
		settings.add("tragwerk.stripe.api-base", NEIGHBOURS::providerUrl);
		settings.add("spring.mail.port", NEIGHBOURS::mailPort);
	}

	@AfterAll
	static void close() throws IOException {
		NEIGHBOURS.close();
	}

	@Test
	@Fault("F117")
	void logsNeitherPersonalDataNorTokens(@Autowired StripeSandbox sandbox, CapturedOutput console) {
		NEIGHBOURS.standBefore(sandbox.url());
		this.reader = new Visitor(this.baseUrl);
		try (var log = Capture.begin()) {
			pledgeInVain();
			pledge(new SandboxControl(sandbox.url()));
			followLinks();
			sendForgedWebhookEvents();
			breakAConstraint();
			await().atMost(Patience.SOON)
				.untilAsserted(
						() -> assertThat(log.text()).contains("Stripe answered 400", "is dead:", "is unknown here",
								"answers GET /support/failing/constraint with 500", "answers GET (no route) with 404"));
			assertThat(log.text()).doesNotContain(this.secrets);
		}
		assertThat(this.reader.get("/support/failing/talk?text=" + String.join(",", this.secrets)).statusCode())
			.isEqualTo(500);
		assertThat(console.toString()).contains("(address)", "whsec_(key)")
			.doesNotContain(this.address, "whsec_vq8JtX3nUe", "sk_test_Hq27bPzLw");
		assertThat(lastErrors()).doesNotContain(this.secrets);
	}

	private void pledgeInVain() {
		NEIGHBOURS.refuse(true);
		assertThat(send("8,50").statusCode()).isEqualTo(400);
		NEIGHBOURS.refuse(false);
		assertThat(send("nothing").statusCode()).isEqualTo(400);
	}

	private void pledge(SandboxControl control) {
		var session = PledgingReader.session(send("7,50"));
		this.secrets.add(session);
		control.addRouteFault("GET /v1/subscriptions", "status", "status=500", "times=3");
		control.complete(session);
		await().atMost(Patience.SOON)
			.until(() -> this.reader.get("/support/return?session_id=" + session)
				.body()
				.contains("data-state=\"thanks\""));
		assertThat(new Visitor(this.baseUrl).get("/support/return?session_id=" + session).statusCode()).isEqualTo(404);
		await().atMost(Patience.SOON)
			.until(() -> this.jdbc.sql("select count(*) from email where status = 'DEAD'")
				.query(Long.class)
				.single() > 0);
	}

	private void followLinks() {
		var member = this.members.join(this.address, NAME, Locale.GERMAN);
		var link = URI.create(this.members.issueLink(member)).getPath();
		this.secrets.add(link.substring(link.lastIndexOf('/') + 1));
		assertThat(this.reader.submit(link, Map.of()).statusCode()).isEqualTo(303);
		assertThat(this.reader.submit(link, Map.of()).statusCode()).isEqualTo(410);
		assertThat(this.reader.get(link + "/" + this.address).statusCode()).isEqualTo(404);
		assertThat(this.reader.get(link.replace("/confirm", "/support/continue")).statusCode()).isEqualTo(410);
	}

	private void sendForgedWebhookEvents() {
		assertThat(this.reader.post("/webhooks/stripe", Map.of("email", this.address, "name", NAME)).statusCode())
			.isEqualTo(400);
	}

	private void breakAConstraint() {
		assertThat(this.reader.get("/support/failing/constraint?name=" + this.address).statusCode()).isEqualTo(500);
	}

	private java.net.http.HttpResponse<String> send(String amount) {
		return this.reader.submit("/support", Map.of("amount", amount, "email", this.address, "name", NAME));
	}

	private String lastErrors() {
		return String.join(" ",
				this.jdbc.sql("""
						select last_error from customer_sync where last_error is not null
						union all select last_error from provider_command where last_error is not null""")
					.query(String.class)
					.list());
	}

	@RestController
	static class FailingController implements PublicRoutes {

		private final JdbcClient jdbc;

		FailingController(JdbcClient jdbc) {
			this.jdbc = jdbc;
		}

		@Override
		public List<PublicRoute> routes() {
			return List.of(PublicRoute.page("/support/failing/constraint"), PublicRoute.page("/support/failing/talk"));
		}

		@GetMapping("/support/failing/constraint")
		void violate(@RequestParam String name) {
			this.jdbc
				.sql("insert into member (id, version, email, name, language, joined_at) values (?, 0, ?, ?, ?, now())")
				.params(UUID.randomUUID(), name, "Knotterbart\n", "de")
				.update();
		}

		@GetMapping("/support/failing/talk")
		void talk(@RequestParam String text) {
			throw new IllegalStateException("Nothing came of " + text);
		}

	}

	/**
	 * Captures all log events before masking, except those of the database server.
	 */
	private static final class Capture extends AppenderBase<ILoggingEvent> implements AutoCloseable {

		private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

		private final List<String> lines = new CopyOnWriteArrayList<>();

		static Capture begin() {
			var capture = new Capture();
			capture.setContext(ROOT.getLoggerContext());
			capture.start();
			ROOT.addAppender(capture);
			return capture;
		}

		@Override
		protected void append(ILoggingEvent event) {
			if (!event.getLoggerName().startsWith("io.zonky")) {
				this.lines.add(event.getFormattedMessage() + ' ' + event.getMDCPropertyMap()
						+ ThrowableProxyUtil.asString(event.getThrowableProxy()));
			}
		}

		String text() {
			return String.join("\n", this.lines);
		}

		@Override
		public void close() {
			ROOT.detachAppender(this);
		}

	}

}
