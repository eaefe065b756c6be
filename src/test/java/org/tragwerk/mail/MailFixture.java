package org.tragwerk.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.tragwerk.mail.Email.Status;
import org.tragwerk.newspaper.AccentColor;
import org.tragwerk.newspaper.Brand;
import org.tragwerk.newspaper.Editors;
import org.tragwerk.newspaper.Editors.Voice;
import org.tragwerk.newspaper.Newspaper;
import org.tragwerk.task.Task;
import org.tragwerk.task.TaskResult;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The classes that send an email, without a database and with a mail server that only
 * records.
 */
final class MailFixture {

	static final Newspaper NEWSPAPER = new Newspaper("Die Zeitung", "Die Zeitung Verlags GmbH",
			URI.create("https://zeitung.example"), "abo@zeitung.example", "leserservice@zeitung.example",
			List.of("Die Zeitung Verlags GmbH", "Musterstraße 1, 10969 Berlin"));

	final RememberedEmails emails = new RememberedEmails();

	final RememberingServer server = new RememberingServer();

	final SampleEmail template = new SampleEmail();

	final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	final EmailSender sender = new EmailSender(
			new StaticListableBeanFactory(Map.of("server", this.server)).getBeanProvider(JavaMailSender.class),
			renderer(), NEWSPAPER);

	final EmailWorker worker = new EmailWorker(this.emails,
			new EmailTemplates(
					new StaticListableBeanFactory(Map.of("sample", this.template, "awaited", new AwaitedEmail()))
						.getBeanProvider(EmailTemplate.class)),
			this.sender, new RejectionMonitor(), new CloseEmail(this.emails, this.meters, Clock.systemUTC()));

	/** Stores an email as the outbox does. */
	Email queue(UUID subject) {
		var id = UUID.randomUUID();
		this.emails.insert(id, "sample", subject, "", Instant.EPOCH);
		return this.emails.findById(id).orElseThrow();
	}

	TaskResult execute(Email email) {
		return this.worker.execute(new Task(email.id().toString(), 0));
	}

	double counted(Status status) {
		var counter = this.meters.find("tragwerk.emails").tag("status", status.name().toLowerCase()).counter();
		return (counter != null) ? counter.count() : 0;
	}

	/**
	 * A renderer with the product's templates and messages.
	 */
	static EmailRenderer renderer() {
		return renderer(texts());
	}

	/** A renderer with the product's templates and these messages. */
	static EmailRenderer renderer(MessageSource texts) {
		var context = new GenericApplicationContext();
		context.refresh();
		var engine = new SpringTemplateEngine();
		engine.setTemplateEngineMessageSource(texts);
		engine.addTemplateResolver(resolver(new MailConfiguration().mailTextResolver(), context));
		engine.addTemplateResolver(resolver(html(), context));
		return new EmailRenderer(engine, texts, NEWSPAPER, new Brand(null, null, AccentColor.of("#0f4c5c")),
				new Editors(null, Map.of("en", "We are glad."), Voice.SIE));
	}

	static MessageSource texts() {
		return texts("messages/mail/sample");
	}

	/** The messages of all emails, and those of that bundle. */
	static MessageSource texts(String bundle) {
		var texts = new ResourceBundleMessageSource();
		texts.setBasenames("messages/mail/messages", "messages/site/messages", bundle);
		texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
		texts.setFallbackToSystemLocale(false);
		return texts;
	}

	private static SpringResourceTemplateResolver html() {
		var resolver = new SpringResourceTemplateResolver();
		resolver.setPrefix("classpath:/templates/");
		resolver.setSuffix(".html");
		resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
		resolver.setOrder(2);
		return resolver;
	}

	private static SpringResourceTemplateResolver resolver(SpringResourceTemplateResolver resolver,
			GenericApplicationContext context) {
		resolver.setApplicationContext(context);
		return resolver;
	}

	/**
	 * An in-memory email repository.
	 */
	static final class RememberedEmails implements EmailRepository {

		private final Map<UUID, Email> rows = new HashMap<>();

		@Override
		public int insert(UUID id, String kind, UUID subject, String occasion, Instant queuedAt) {
			var isThere = this.rows.values()
				.stream()
				.anyMatch((email) -> email.kind().equals(kind) && email.subject().equals(subject)
						&& email.occasion().equals(occasion));
			if (!isThere) {
				this.rows.put(id, new Email(id, kind, subject, occasion, queuedAt));
			}
			return isThere ? 0 : 1;
		}

		@Override
		public Optional<Email> findById(UUID id) {
			return Optional.ofNullable(this.rows.get(id));
		}

		List<Email> all() {
			return List.copyOf(this.rows.values());
		}

	}

	/**
	 * A mail server that accepts everything, or fails with a configured exception.
	 */
	static final class RememberingServer extends JavaMailSenderImpl {

		final List<MimeMessage> received = new CopyOnWriteArrayList<>();

		private volatile @Nullable RuntimeException failure;

		void failWith(@Nullable RuntimeException failure) {
			this.failure = failure;
		}

		@Override
		protected void doSend(MimeMessage[] messages, Object @Nullable [] originals) {
			var planned = this.failure;
			if (planned != null) {
				throw planned;
			}
			this.received.addAll(List.of(messages));
		}

	}

}
