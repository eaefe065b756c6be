package org.tragwerk.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Patience;
import org.tragwerk.SharedSurroundings;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

@ApplicationModuleTest(mode = BootstrapMode.DIRECT_DEPENDENCIES, verifyAutomatically = false)
@ContextConfiguration(initializers = SharedSurroundings.class)
@Import({ SampleEmail.class, AwaitedEmail.class, OutboxTests.Texts.class })
@TestPropertySource(properties = { "spring.mail.host=127.0.0.1", "tragwerk.mail.attempts=100",
		"tragwerk.mail.first-retry=200ms", "tragwerk.mail.multiplier=1", "tragwerk.tasks.poll=100ms",
		"tragwerk.tasks.heartbeat=2s", "tragwerk.sandbox.port=0", "tragwerk.sandbox.smtp-port=0",
		"management.endpoint.health.validate-group-membership=false" })
class OutboxTests {

	private static final SmtpFixture smtp = new SmtpFixture();

	private static final ExecutorService threads = Executors.newFixedThreadPool(20);

	@Autowired
	private Outbox outbox;

	@Autowired
	private SampleEmail template;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void smtp(DynamicPropertyRegistry registry) {
		registry.add("spring.mail.port", smtp::port);
	}

	@AfterAll
	static void closeThreads() {
		threads.shutdownNow();
	}

	@BeforeEach
	void switchOn() {
		smtp.switchOn();
	}

	@AfterEach
	void switchOff() {
		this.jdbc.sql("delete from email_task").update();
		smtp.switchOff();
	}

	@Test
	void sendsAnEmailAfterTheCommit() {
		var subject = queue(this.template.to("anna@example.org"));
		awaitStatus(subject, "SENT");
		assertThat(smtp.received()).hasSize(1);
		await().until(() -> number("select count(*) from email_task") == 0);
	}

	@Test
	void sendsAnEmailOnceThatIsQueuedRepeatedly() {
		var subject = this.template.to("anna@example.org");
		together(20, () -> queue(subject));
		awaitStatus(subject, "SENT");
		await().until(() -> number("select count(*) from email_task") == 0);
		queue(subject);
		assertThat(number("select count(*) from email_task")).isZero();
		assertThat(smtp.received()).hasSize(1);
	}

	@Test
	void sendsOnceForEachOccasion() {
		var subject = this.template.to("anna@example.org");
		List.of("day-3", "day-7", "day-3").forEach((occasion) -> queue("sample", subject, occasion));
		await().atMost(Patience.SOON).until(() -> smtp.received().size() == 2);
		assertThat(number("select count(*) from email where subject = '%s'".formatted(subject))).isEqualTo(2);
	}

	@Test
	void losesAndDuplicatesNothingDuringAnOutage() {
		smtp.switchOff();
		var subjects = IntStream.range(0, 30)
			.mapToObj((number) -> queue(this.template.to("anna@example.org")))
			.toList();
		await().atMost(Patience.SOON)
			.until(() -> number("select count(*) from email_task where consecutive_failures > 0") == 30);
		smtp.switchOn();
		subjects.forEach((subject) -> awaitStatus(subject, "SENT"));
		assertThat(smtp.received().stream().map(OutboxTests::messageId)).hasSize(30).doesNotHaveDuplicates();
	}

	@Test
	void sendsAwaitedEmailsBeforeFortyThousandOthers() {
		queueMany(40_000);
		var subject = UUID.randomUUID();
		queue("awaited", subject, "");
		awaitStatus(subject, "SENT");
		assertThat(number("select count(*) from email_task")).isGreaterThan(30_000);
	}

	@Test
	void resendsWithTheSameMessageIdIfTheResultWasNotStored() {
		var subject = queue(this.template.to("anna@example.org"));
		awaitStatus(subject, "SENT");
		await().until(() -> number("select count(*) from email_task") == 0);
		this.jdbc.sql("update email set status = 'QUEUED', closed_at = null where subject = ?").param(subject).update();
		this.jdbc
			.sql("""
					insert into email_task (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat)
					select 'email', id::text, now(), true, 'dead', now() - interval '1 hour' from email where subject = ?""")
			.param(subject)
			.update();
		awaitStatus(subject, "SENT");
		assertThat(smtp.received().stream().map(OutboxTests::messageId).distinct()).hasSize(1);
		assertThat(smtp.received()).hasSize(2);
	}

	@Test
	void sendsARevivedDeadEmail() throws IOException {
		var subject = queue(this.template.write(SampleEmail.message("anna at example", Locale.GERMAN)));
		awaitStatus(subject, "DEAD");
		await().until(() -> number("select count(*) from email_task where dead_at is not null") == 1);
		this.template.rewrite(subject, SampleEmail.message("anna@example.org", Locale.GERMAN));
		this.jdbc.sql(Files.readString(Path.of("docs/revive.sql"))).update();
		awaitStatus(subject, "SENT");
		await().until(() -> number("select count(*) from email_task") == 0);
		assertThat(smtp.received()).hasSize(1);
	}

	@Test
	void sendsNothingAfterARollback() {
		var subject = this.template.to("anna@example.org");
		this.transaction.executeWithoutResult((status) -> {
			this.outbox.queue("sample", subject);
			status.setRollbackOnly();
		});
		assertThat(number("select count(*) from email where subject = '%s'".formatted(subject))).isZero();
		assertThat(number("select count(*) from email_task")).isZero();
	}

	@Test
	void requiresATransaction() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> this.outbox.queue("sample", UUID.randomUUID()));
	}

	@Test
	void rejectsAnUnknownKind() {
		assertThatIllegalStateException().isThrownBy(() -> queue("unknown", UUID.randomUUID(), ""));
	}

	@Test
	void composesInATransactionAndSendsWithoutOne() throws Exception {
		var probe = new Object() {
			@Override
			public String toString() {
				return TransactionSynchronizationManager.isActualTransactionActive() ? "inside" : "outside";
			}
		};
		queue(this.template.write(new EmailMessage("anna@example.org", Locale.GERMAN, "mail/sample",
				Map.of("greeting", probe, "link", "https://abo.example/x"))));
		await().until(() -> !smtp.received().isEmpty());
		var content = (MimeMultipart) smtp.received().get(0).getContent();
		assertThat((String) content.getBodyPart(0).getContent()).startsWith("outside");
		assertThat(this.template.wasComposedInTransaction()).isTrue();
	}

	@Test
	void hasTimeoutsForTheMailServer(@Autowired JavaMailSenderImpl server) {
		assertThat(server.getJavaMailProperties()).containsEntry("mail.smtp.connectiontimeout", "10000")
			.containsEntry("mail.smtp.timeout", "10000")
			.containsEntry("mail.smtp.writetimeout", "10000");
	}

	@Test
	void storesNoAddress() {
		awaitStatus(queue(this.template.to("anna@example.org")), "SENT");
		assertThat(this.jdbc.sql("select email::text from email").query(String.class).list())
			.noneMatch((row) -> row.contains("anna"));
	}

	private UUID queue(UUID subject) {
		queue("sample", subject, "");
		return subject;
	}

	private void queue(String kind, UUID subject, String occasion) {
		this.transaction.executeWithoutResult((status) -> this.outbox.queue(kind, subject, occasion));
	}

	private void queueMany(int count) {
		var subject = this.template.to("many@example.org");
		this.jdbc.sql("""
				with queued as (insert into email (id, kind, subject, occasion, status, queued_at, version)
					select gen_random_uuid(), 'sample', ?, 'no-' || number, 'QUEUED', now(), 0
					from generate_series(1, ?) as number returning id)
				insert into email_task (task_name, task_instance, execution_time)
				select 'email', id::text, now() from queued""").params(subject, count).update();
	}

	private void awaitStatus(UUID subject, String status) {
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(this.jdbc.sql("select status from email where subject = ?")
				.param(subject)
				.query(String.class)
				.list()).containsOnly(status));
	}

	private long number(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	private static void together(int times, Runnable act) {
		var acts = new ArrayList<CompletableFuture<Void>>();
		IntStream.range(0, times).forEach((number) -> acts.add(CompletableFuture.runAsync(act, threads)));
		acts.forEach(CompletableFuture::join);
	}

	private static String messageId(MimeMessage message) {
		try {
			return message.getMessageID();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Texts {

		@Bean
		MessageSource messageSource() {
			return MailFixture.texts();
		}

	}

}
