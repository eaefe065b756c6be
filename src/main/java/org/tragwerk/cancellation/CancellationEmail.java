package org.tragwerk.cancellation;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.Draft;
import org.tragwerk.mail.Letter;

import org.springframework.stereotype.Component;

/**
 * Confirms a declaration that cancels.
 */
@Component
class CancellationEmail implements Letter {

	private final Confirmation confirmation;

	CancellationEmail(Confirmation confirmation) {
		this.confirmation = confirmation;
	}

	@Override
	public String kind() {
		return Act.CANCEL.letter();
	}

	@Override
	public Optional<Draft> compose(UUID about) {
		return this.confirmation.compose(about);
	}

}
