package org.tragwerk.mail;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;
import org.tragwerk.mail.Email.Status;
import org.tragwerk.task.Task;
import org.tragwerk.task.TaskResult;

import org.springframework.mail.MailSendException;

import static org.assertj.core.api.Assertions.assertThat;

class EmailWorkerTests {

	private final MailFixture mail = new MailFixture();

	private final Email email = this.mail.queue(this.mail.template.to("anna@example.org"));

	@Test
	void sendsAndCountsAQueuedEmail() {
		assertThat(this.mail.execute(this.email)).isEqualTo(TaskResult.done());
		assertThat(this.mail.server.received).hasSize(1);
		assertThat(this.email.status()).isEqualTo(Status.SENT);
		assertThat(this.mail.counted(Status.SENT)).isOne();
	}

	@Test
	void sendsOnceWhenATaskIsRepeated() {
		this.mail.execute(this.email);
		assertThat(this.mail.execute(this.email)).isEqualTo(TaskResult.done());
		assertThat(this.mail.server.received).hasSize(1);
		assertThat(this.mail.counted(Status.SENT)).isOne();
	}

	@Test
	void marksAnEmailWithoutContentAsObsolete() {
		var pointless = this.mail.queue(UUID.randomUUID());
		assertThat(this.mail.execute(pointless)).isEqualTo(TaskResult.done());
		assertThat(this.mail.server.received).isEmpty();
		assertThat(pointless.status()).isEqualTo(Status.OBSOLETE);
	}

	@Test
	void failsWhenTheMailServerIsDownAndStaysQueued() {
		this.mail.server.failWith(new MailSendException("421 try later"));
		assertThat(this.mail.execute(this.email)).isInstanceOf(TaskResult.Failed.class);
		assertThat(this.email.isQueued()).isTrue();
		this.mail.server.failWith(null);
		this.mail.execute(this.email);
		assertThat(this.mail.server.received).hasSize(1);
	}

	@Test
	void marksAnInvalidAddressAsDead() {
		var hopeless = this.mail.queue(this.mail.template.write(SampleEmail.message("anna at example", Locale.GERMAN)));
		assertThat(this.mail.execute(hopeless)).isInstanceOf(TaskResult.Dead.class);
	}

	@Test
	void marksARejectedRecipientAsDead() {
		this.mail.server.failWith(rejected());
		assertThat(this.mail.execute(this.email)).isInstanceOf(TaskResult.Dead.class);
	}

	@Test
	void retriesWhileTheMailServerRejectsEveryEmail() {
		this.mail.server.failWith(rejected());
		IntStream.range(0, 10).forEach((any) -> this.mail.execute(another()));
		assertThat(this.mail.execute(this.email)).isInstanceOf(TaskResult.Failed.class);
		this.mail.server.failWith(null);
		this.mail.execute(another());
		this.mail.server.failWith(rejected());
		assertThat(this.mail.execute(this.email)).isInstanceOf(TaskResult.Dead.class);
	}

	private Email another() {
		return this.mail.queue(this.mail.template.to("anna@example.org"));
	}

	private static MailSendException rejected() {
		try {
			var recipient = new SMTPAddressFailedException(new InternetAddress("anna@example.org"), "RCPT TO", 550,
					"550 5.1.1 unknown");
			return new MailSendException(Map.of("message", new SendFailedException("Invalid Addresses", recipient)));
		}
		catch (AddressException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void marksAnEmailWhoseTaskIsDead() {
		this.mail.worker.onDead(new Task(this.email.id().toString(), 30), "No luck");
		assertThat(this.email.status()).isEqualTo(Status.DEAD);
		assertThat(this.mail.counted(Status.DEAD)).isOne();
	}

	@Test
	void doesNotMarkASentEmailAsDead() {
		this.mail.execute(this.email);
		this.mail.worker.onDead(new Task(this.email.id().toString(), 30), "No luck");
		assertThat(this.email.status()).isEqualTo(Status.SENT);
	}

	@Test
	void completesATaskWhoseEmailIsDeleted() {
		assertThat(this.mail.worker.execute(new Task(UUID.randomUUID().toString(), 0))).isEqualTo(TaskResult.done());
	}

	@Test
	void failsForAnUnknownKind() {
		var id = UUID.randomUUID();
		this.mail.emails.insert(id, "unknown", UUID.randomUUID(), "", java.time.Instant.EPOCH);
		assertThat(this.mail.worker.execute(new Task(id.toString(), 0))).isInstanceOf(TaskResult.Failed.class);
	}

}
