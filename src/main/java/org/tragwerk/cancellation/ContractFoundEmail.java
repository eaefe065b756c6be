package org.tragwerk.cancellation;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.Draft;
import org.tragwerk.mail.Letter;

import org.springframework.stereotype.Component;

/**
 * Confirms a declaration once more, with the link that was missing.
 */
@Component
class ContractFoundEmail implements Letter {

	static final String KIND = "found";

	private final Confirmation confirmation;

	ContractFoundEmail(Confirmation confirmation) {
		this.confirmation = confirmation;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<Draft> compose(UUID about) {
		return this.confirmation.compose(about);
	}

}
