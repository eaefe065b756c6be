package org.tragwerk.pledging;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;

import org.springframework.stereotype.Component;

/**
 * The email that announces the direct debit of a gift, with its date and mandate (SEPA
 * pre-notification).
 */
@Component
class UpcomingDebitEmail implements EmailTemplate {

	static final String KIND = "debit";

	private final AttemptRepository attempts;

	private final AttemptEmails attemptEmails;

	UpcomingDebitEmail(AttemptRepository attempts, AttemptEmails attemptEmails) {
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
			.filter((attempt) -> !attempt.hasFailed())
			.map((attempt) -> this.attemptEmails.contract(attempt, "pledging/mail/debit"));
	}

}
