package org.tragwerk.pledging;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;

import org.springframework.stereotype.Component;

/**
 * Tells that the debit a reader agreed to failed, and leads to a new try.
 */
@Component
class FailedDebitEmail implements EmailTemplate {

	static final String KIND = "debit-failed";

	private final AttemptRepository attempts;

	private final AttemptEmails emails;

	FailedDebitEmail(AttemptRepository attempts, AttemptEmails emails) {
		this.attempts = attempts;
		this.emails = emails;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<EmailMessage> compose(UUID subject, String occasion) {
		return this.attempts.findById(subject)
			.map((attempt) -> this.emails.message(attempt, "pledging/mail/debit-failed"));
	}

}
