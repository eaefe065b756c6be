package org.tragwerk.pledging;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;

import org.springframework.stereotype.Component;

/**
 * Confirms what was agreed to be debited once, before it is.
 */
@Component
class UpcomingDebitEmail implements EmailTemplate {

	static final String KIND = "debit";

	private final AttemptRepository attempts;

	private final AttemptEmails emails;

	UpcomingDebitEmail(AttemptRepository attempts, AttemptEmails emails) {
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
			.filter((attempt) -> !attempt.hasFailed())
			.map((attempt) -> this.emails.message(attempt, "pledging/mail/debit"));
	}

}
