package org.tragwerk.ending;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.Draft;
import org.tragwerk.mail.Letter;

import org.springframework.stereotype.Component;

/**
 * Confirms a declaration that withdraws.
 */
@Component
class WithdrawalLetter implements Letter {

	private final Confirmation confirmation;

	WithdrawalLetter(Confirmation confirmation) {
		this.confirmation = confirmation;
	}

	@Override
	public String kind() {
		return Act.WITHDRAW.letter();
	}

	@Override
	public Optional<Draft> compose(UUID about) {
		return this.confirmation.compose(about);
	}

}
