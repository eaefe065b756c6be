package org.tragwerk.nodes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.testing.Ports;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.nodes.Conditions.await;

/**
 * Nodes and PostgreSQL are killed while emails are sent. Every email arrives, and only
 * those being sent at the kill arrive twice, with the same Message-ID.
 * {@code -Dkill.rounds=<number>} kills more often.
 */
class EmailKillTests {

	private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);

	private static final int EMAILS = 120;

	private static final int THREADS = 2;

	private final Random random = new Random(11);

	private final GreenMail server = new GreenMail(
			new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	@BeforeEach
	void startServer() {
		this.server.start();
	}

	@AfterEach
	void stopServer() {
		this.server.stop();
	}

	@Test
	@Fault({ "F90", "F91" })
	void killedNodesLoseNoEmailAndRepeatOnlyThoseBeingSent() {
		var url = SharedSurroundings.database().create();
		try (var node = start(url)) {
			for (int round = 0; round < ROUNDS; round++) {
				queue(url, round);
				awaitSome();
				node.kill();
				node.restart();
			}
			compare(url);
		}
	}

	@Test
	@Fault("F94")
	void crashesOfTheDatabaseLoseNoEmailAndRepeatOnlyThoseBeingSent(@TempDir Path directory) {
		try (var database = EmbeddedDatabase.startIn(directory.resolve("data"))) {
			var url = database.create();
			try (var node = start(url)) {
				for (int round = 0; round < ROUNDS; round++) {
					queue(url, round);
					awaitSome();
					database.crash();
					database.restart();
				}
				compare(url);
				assertThat(node.isAlive()).isTrue();
			}
		}
	}

	private Node start(String url) {
		var settings = new HashMap<>(Map.of("spring.datasource.url", url, "spring.datasource.username",
				EmbeddedDatabase.APPLICATION, "spring.datasource.password", EmbeddedDatabase.PASSWORD,
				"spring.datasource.hikari.connection-timeout", "500", "spring.flyway.enabled", "false",
				"spring.mail.host", "127.0.0.1", "spring.mail.port",
				Integer.toString(this.server.getSmtp().getPort())));
		settings.putAll(Map.of("tragwerk.tasks.poll", "200ms", "tragwerk.tasks.heartbeat", "500ms",
				"tragwerk.mail.first-retry", "200ms", "tragwerk.mail.threads", Integer.toString(THREADS)));
		settings.putAll(Map.of("tragwerk.stripe.api-key", "sk_test_none", "tragwerk.stripe.webhook-secrets",
				"whsec_none", "tragwerk.stripe.product", "prod_none",
				"management.endpoint.health.validate-group-membership", "false"));
		return Node.start("mail", MailNodeMain.class, settings);
	}

	private static void queue(String url, int round) {
		jdbc(url).sql("""
				with queued as (insert into email (id, kind, subject, occasion, status, queued_at, version)
					select gen_random_uuid(), 'awaited', gen_random_uuid(), 'round-' || ?, 'QUEUED', now(), 0
					from generate_series(1, ?) returning id)
				insert into email_task (task_name, task_instance, execution_time)
				select 'email', id::text, now() from queued""").params(round, EMAILS).update();
	}

	private void awaitSome() {
		var enough = this.server.getReceivedMessages().length + 1 + this.random.nextInt(EMAILS / 2);
		await("emails leave").atMost(Patience.LATER)
			.pollInterval(Duration.ofMillis(5))
			.until(() -> this.server.getReceivedMessages().length >= enough);
	}

	private void compare(String url) {
		await("all emails left").atMost(Patience.LATER.multipliedBy(2))
			.until(() -> number(url, "select count(*) from email_task") == 0);
		var arrived = Arrays.stream(this.server.getReceivedMessages()).map(EmailKillTests::messageId).toList();
		assertThat(number(url, "select count(*) from email where status <> 'SENT'")).isZero();
		assertThat(arrived).hasSameElementsAs(queued(url));
		assertThat(arrived.size() - ROUNDS * EMAILS).isLessThanOrEqualTo(ROUNDS * THREADS);
		System.out.printf("%d rounds, %d emails, %d sent again%n", ROUNDS, ROUNDS * EMAILS,
				arrived.size() - ROUNDS * EMAILS);
	}

	private static List<String> queued(String url) {
		return jdbc(url).sql("select '<' || id || '@zeitung.example>' from email").query(String.class).list();
	}

	private static long number(String url, String sql) {
		return jdbc(url).sql(sql).query(Long.class).single();
	}

	private static JdbcClient jdbc(String url) {
		return JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
	}

	private static String messageId(MimeMessage message) {
		try {
			return message.getMessageID();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
