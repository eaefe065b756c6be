package org.tragwerk.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * An email template with a greeting and a link.
 */
@TestComponent
class SampleEmail implements EmailTemplate {

	private final Map<UUID, EmailMessage> messages = new ConcurrentHashMap<>();

	private volatile boolean composedInTransaction;

	UUID to(String address) {
		return write(message(address, Locale.GERMAN));
	}

	UUID write(EmailMessage message) {
		return rewrite(UUID.randomUUID(), message);
	}

	UUID rewrite(UUID subject, EmailMessage message) {
		this.messages.put(subject, message);
		return subject;
	}

	static EmailMessage message(String address, Locale locale) {
		return new EmailMessage(address, locale, "mail/sample",
				Map.of("greeting", "Schön & gut", "link", "https://abo.example/x", EmailMessage.PREVIEW, "26 €"));
	}

	boolean wasComposedInTransaction() {
		return this.composedInTransaction;
	}

	@Override
	public String kind() {
		return "sample";
	}

	@Override
	public Optional<EmailMessage> compose(UUID subject, String occasion) {
		this.composedInTransaction = TransactionSynchronizationManager.isActualTransactionActive();
		return Optional.ofNullable(this.messages.get(subject));
	}

}
