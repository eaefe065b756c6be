package org.tragwerk.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Patience;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@TragwerkTest
@Import(SampleLetter.class)
@TestPropertySource(properties = { "spring.mail.host=127.0.0.1", "tragwerk.mail.attempts=3",
		"tragwerk.mail.round-every=PT1H", "spring.messages.basename=messages/mail/messages,messages/mail/sample" })
class OutboxTests {

	private static final SmtpFixture smtp = new SmtpFixture();

	private static final ExecutorService threads = Executors.newFixedThreadPool(20);

	@Autowired
	private Outbox outbox;

	@Autowired
	private Postman postman;

	@Autowired
	private Postbox postbox;

	@Autowired
	private SampleLetter letter;

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
		smtp.switchOff();
	}

	@AfterEach
	void clear() {
		this.jdbc.sql("""
				update mail set state = 'obsolete', closed_at = now(), lease_until = null, attempts = attempts + 1
				where state = 'waiting'""").update();
	}

	@Test
	void sendsALetterRightAfterCommit() {
		put(this.letter.to("anna@example.org"));
		Awaitility.await().atMost(Patience.SOON).until(() -> smtp.received().size() == 1);
	}

	@Test
	void writesTextAndHtmlForEveryMailProgram() throws Exception {
		put(this.letter.to("anna@example.org", "Anna Ärmel", Locale.GERMAN));
		var message = firstReceived();
		assertThat(message.getContentType()).startsWith("multipart/alternative");
		var parts = (MimeMultipart) message.getContent();
		assertThat(parts.getCount()).isEqualTo(2);
		assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
		assertThat((String) parts.getBodyPart(0).getContent()).contains("Schön & gut", "https://abo.example/x",
				"Die Zeitung", "brauchen Sie nichts zu tun");
		assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
		assertThat((String) parts.getBodyPart(1).getContent()).contains("<h1>Schön &amp; gut</h1>", "lang=\"de\"",
				"href=\"https://abo.example/x\"", "brauchen Sie nichts zu tun");
	}

	@Test
	void saysWhoWritesToWhomAndThatAMachineDid() throws Exception {
		var about = put(this.letter.to("anna@example.org", "Anna Ärmel", Locale.GERMAN));
		var message = firstReceived();
		assertThat(message.getSubject()).isEqualTo("Grüße von Die Zeitung");
		assertThat(message.getFrom()).extracting(Object::toString).containsExactly("Die Zeitung <abo@zeitung.example>");
		assertThat(message.getAllRecipients()).singleElement()
			.hasFieldOrPropertyWithValue("address", "anna@example.org")
			.hasFieldOrPropertyWithValue("personal", "Anna Ärmel");
		assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(message.getContentLanguage()).containsExactly("de");
		assertThat(message.getMessageID())
			.isEqualTo("<%s@zeitung.example>".formatted(new Claim("sample", about, 1).messageId()));
	}

	@Test
	void writesInTheLanguageOfTheDraft() throws Exception {
		put(this.letter.to("ann@example.org", null, Locale.ENGLISH));
		var message = firstReceived();
		assertThat(message.getSubject()).isEqualTo("Greetings from Die Zeitung");
		assertThat((String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent())
			.contains("nothing you need to do");
	}

	@Test
	void letsNoNameBeginAHeader() throws Exception {
		put(this.letter.to("eve@example.org", "Eve\r\nBcc: all@example.org", Locale.GERMAN));
		var message = firstReceived();
		assertThat(message.getHeader("Bcc")).isNull();
		assertThat(message.getAllRecipients()).hasSize(1);
	}

	@Test
	void sendsOnceHoweverOftenItIsPut() {
		var about = this.letter.to("anna@example.org");
		together(20, () -> put(about));
		together(2, this.postman::goRound);
		awaitState(about, "sent");
		assertThat(smtp.received()).hasSize(1);
	}

	@Test
	void sharesTheRoundsBetweenWorkers() throws Exception {
		smtp.switchOff();
		var abouts = IntStream.range(0, 30).mapToObj((number) -> put(this.letter.to("anna@example.org"))).toList();
		awaitQuiet();
		smtp.switchOn();
		makeDue();
		together(4, this.postman::goRound);
		abouts.forEach((about) -> awaitState(about, "sent"));
		assertThat(smtp.received()).hasSize(30);
		assertThat(smtp.received().stream().map(OutboxTests::messageId)).doesNotHaveDuplicates();
	}

	@Test
	void triesAgainWhenTheMailServerIsBack() {
		smtp.switchOff();
		var about = put(this.letter.to("anna@example.org"));
		Awaitility.await().until(() -> isPutBack(about));
		smtp.switchOn();
		makeDue();
		this.postman.setOut();
		awaitState(about, "sent");
		assertThat(smtp.received()).hasSize(1);
	}

	@Test
	void waitsBeforeItTriesAgain() {
		smtp.switchOff();
		var about = put(this.letter.to("anna@example.org"));
		Awaitility.await().until(() -> isPutBack(about));
		smtp.switchOn();
		this.postman.goRound();
		assertThat(smtp.received()).isEmpty();
		assertThat(attempts(about)).isEqualTo(1);
	}

	@Test
	void givesALetterUpAfterTheLastAttempt(@Autowired MeterRegistry metrics, @Autowired MailMetrics looking) {
		smtp.switchOff();
		looking.look();
		var before = metrics.get("tragwerk.mails.dead").gauge().value();
		var about = put(this.letter.to("anna@example.org"));
		Awaitility.await().until(() -> {
			makeDue();
			this.postman.goRound();
			return state(about).equals("dead");
		});
		assertThat(attempts(about)).isEqualTo(3);
		looking.look();
		assertThat(metrics.get("tragwerk.mails.dead").gauge().value()).isEqualTo(before + 1);
		assertThat(metrics.get("tragwerk.mails").tag("outcome", "dead").counter().count()).isPositive();
	}

	@Test
	void takesOverWhatACrashedNodeLeft() {
		var about = this.letter.to("anna@example.org");
		insertLeased(about, -1);
		this.postman.goRound();
		assertThat(state(about)).isEqualTo("sent");
	}

	@Test
	void leavesAloneWhatAnotherNodeIsSending() {
		var about = this.letter.to("anna@example.org");
		insertLeased(about, 60);
		this.postman.goRound();
		assertThat(state(about)).isEqualTo("waiting");
	}

	@Test
	void doesNotPutBackWhatSomebodyElseTriesByNow() {
		var about = this.letter.to("anna@example.org");
		insertLeased(about, -1);
		var late = this.postbox.claim().orElseThrow();
		this.jdbc.sql("update mail set attempts = attempts + 1 where about = ?").param(about).update();
		this.postbox.putBack(late);
		assertThat(isPutBack(about)).isFalse();
	}

	@Test
	void whatIsGivenBackIsTakenAtOnceAsIfNeverTried() {
		insertLeased(this.letter.to("anna@example.org"), -1);
		var claim = this.postbox.claim().orElseThrow();
		assertThat(this.postbox.claim()).isEmpty();
		this.postbox.giveBack(claim);
		assertThat(this.postbox.claim()).contains(claim);
	}

	@Test
	void sendsNothingWhenThereIsNothingToSayAnyMore() {
		var about = put(UUID.randomUUID());
		awaitState(about, "obsolete");
		assertThat(smtp.received()).isEmpty();
	}

	@Test
	void sendsNothingThatWasRolledBack() {
		var about = this.letter.to("anna@example.org");
		this.transaction.executeWithoutResult((status) -> {
			this.outbox.put("sample", about);
			status.setRollbackOnly();
		});
		this.postman.goRound();
		assertThat(this.jdbc.sql("select 1 from mail where about = ?").param(about).query().listOfRows()).isEmpty();
		assertThat(smtp.received()).isEmpty();
	}

	@Test
	void isPutInsideATransactionOnly() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> this.outbox.put("sample", UUID.randomUUID()));
	}

	@Test
	void composesInATransactionAndSendsWithoutOne() throws Exception {
		var probe = new Object() {
			@Override
			public String toString() {
				return TransactionSynchronizationManager.isActualTransactionActive() ? "inside" : "outside";
			}
		};
		put(this.letter.write(new Draft("anna@example.org", null, Locale.GERMAN, "mail/sample",
				Map.of("greeting", probe, "link", "https://abo.example/x"))));
		var text = (String) ((MimeMultipart) firstReceived().getContent()).getBodyPart(0).getContent();
		assertThat(this.letter.wasComposedInTransaction()).isTrue();
		assertThat(text).startsWith("outside");
	}

	@Test
	void waitsForNoMailServerForever(@Autowired JavaMailSenderImpl server) {
		assertThat(server.getJavaMailProperties()).containsEntry("mail.smtp.connectiontimeout", "10000")
			.containsEntry("mail.smtp.timeout", "10000")
			.containsEntry("mail.smtp.writetimeout", "10000");
	}

	@Test
	void leavesTheThreadsOfOthersAlone(@Autowired Map<String, AsyncTaskExecutor> executors) {
		assertThat(executors).containsKey("applicationTaskExecutor").doesNotContainKey("mailRounds");
	}

	@Test
	void keepsNoAddress() {
		var about = put(this.letter.to("anna@example.org"));
		awaitState(about, "sent");
		assertThat(this.jdbc.sql("select mail::text from mail").query(String.class).list())
			.noneMatch((row) -> row.contains("anna"));
	}

	@Test
	void setsOutRegularlyToo(@Autowired List<ScheduledTaskHolder> holders) {
		assertThat(holders.stream().flatMap((holder) -> holder.getScheduledTasks().stream()))
			.anyMatch((task) -> task.toString().endsWith("Postman.setOut"));
	}

	private UUID put(UUID about) {
		this.transaction.executeWithoutResult((status) -> this.outbox.put("sample", about));
		return about;
	}

	private MimeMessage firstReceived() {
		Awaitility.await().until(() -> !smtp.received().isEmpty());
		return smtp.received().get(0);
	}

	private void makeDue() {
		this.jdbc.sql("update mail set next_try_at = now() where state = 'waiting'").update();
	}

	private void insertLeased(UUID about, int seconds) {
		this.jdbc.sql("""
				insert into mail (kind, about, attempts, lease_until)
				values ('sample', ?, 1, now() + make_interval(secs => ?))""").params(about, seconds).update();
	}

	private boolean isPutBack(UUID about) {
		return this.jdbc
			.sql("select attempts > 0 and lease_until is null and next_try_at > now() from mail where about = ?")
			.param(about)
			.query(Boolean.class)
			.single();
	}

	private int attempts(UUID about) {
		return this.jdbc.sql("select attempts from mail where about = ?").param(about).query(Integer.class).single();
	}

	private String state(UUID about) {
		return this.jdbc.sql("select state from mail where about = ?").param(about).query(String.class).single();
	}

	private void awaitState(UUID about, String state) {
		Awaitility.await().untilAsserted(() -> assertThat(state(about)).isEqualTo(state));
	}

	private void awaitQuiet() {
		Awaitility.await()
			.until(() -> this.jdbc.sql("select count(*) from mail where state = 'waiting' and next_try_at <= now()")
				.query(Long.class)
				.single() == 0);
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

}
