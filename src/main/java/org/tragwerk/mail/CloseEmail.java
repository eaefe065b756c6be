package org.tragwerk.mail;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.mail.Email.Status;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the final status of an email, and counts it in {@code tragwerk_emails_total}.
 */
@Component
class CloseEmail {

	private static final Logger logger = LoggerFactory.getLogger(CloseEmail.class);

	private final EmailRepository emails;

	private final MeterRegistry meters;

	private final Clock clock;

	CloseEmail(EmailRepository emails, MeterRegistry meters, Clock clock) {
		this.emails = emails;
		this.meters = meters;
		this.clock = clock;
	}

	@Transactional
	void close(UUID id, Status status) {
		this.emails.findById(id).filter(Email::isQueued).ifPresent((email) -> close(email, status));
	}

	private void close(Email email, Status status) {
		email.close(status, this.clock.instant());
		var word = status.name().toLowerCase(Locale.ROOT);
		Counter.builder("tragwerk.emails")
			.description("Emails that were sent or given up")
			.tags("kind", email.kind(), "status", word)
			.register(this.meters)
			.increment();
		logger.info("{} has the status {}", email, word);
	}

}
