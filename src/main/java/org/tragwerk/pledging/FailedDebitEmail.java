package org.tragwerk.pledging;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.Draft;
import org.tragwerk.mail.Letter;

import org.springframework.stereotype.Component;

/**
 * Tells that the debit a reader agreed to failed, and leads to a new try.
 */
@Component
class FailedDebitEmail implements Letter {

	static final String KIND = "debit-failed";

	private final AttemptRepository attempts;

	private final AttemptEmails letters;

	FailedDebitEmail(AttemptRepository attempts, AttemptEmails letters) {
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
			.map((attempt) -> this.letters.draft(attempt, "pledging/mail/debit-failed"));
	}

}
