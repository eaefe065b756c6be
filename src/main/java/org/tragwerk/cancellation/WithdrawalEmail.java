package org.tragwerk.cancellation;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.Draft;
import org.tragwerk.mail.Letter;

import org.springframework.stereotype.Component;

/**
 * Confirms a declaration that withdraws.
 */
@Component
class WithdrawalEmail implements Letter {

	private final Confirmation confirmation;

	WithdrawalEmail(Confirmation confirmation) {
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
