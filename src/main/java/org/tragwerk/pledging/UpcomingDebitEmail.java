package org.tragwerk.pledging;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.Draft;
import org.tragwerk.mail.Letter;

import org.springframework.stereotype.Component;

/**
 * Confirms what was agreed to be debited once, before it is.
 */
@Component
class UpcomingDebitEmail implements Letter {

	static final String KIND = "debit";

	private final AttemptRepository attempts;

	private final AttemptEmails letters;

	UpcomingDebitEmail(AttemptRepository attempts, AttemptEmails letters) {
		this.attempts = attempts;
		this.letters = letters;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<Draft> compose(UUID about) {
		return this.attempts.findById(about)
			.filter((attempt) -> !attempt.hasFailed())
			.map((attempt) -> this.letters.draft(attempt, "pledging/mail/debit"));
	}

}
