package org.tragwerk.pledging;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;

import org.springframework.stereotype.Component;

/**
 * The email that says that the direct debit failed, with a link to the form for another
 * attempt.
 */
@Component
class FailedDebitEmail implements EmailTemplate {

	static final String KIND = "debit-failed";

	private final AttemptRepository attempts;

	private final AttemptEmails attemptEmails;

	FailedDebitEmail(AttemptRepository attempts, AttemptEmails attemptEmails) {
		this.attempts = attempts;
		this.attemptEmails = attemptEmails;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<EmailMessage> compose(UUID subject, String occasion) {
		return this.attempts.findById(subject)
			.map((attempt) -> this.attemptEmails.message(attempt, "pledging/mail/debit-failed"));
	}

}
