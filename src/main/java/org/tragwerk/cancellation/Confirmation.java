package org.tragwerk.cancellation;

import java.time.Instant;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * How a declaration is confirmed.
 *
 * @param network the keyed hash of the client's network, kept until it is decided
 * @param confirmedAt when it was decided
 */
@Embeddable
record Confirmation(@Enumerated(EnumType.STRING) State confirmationState, @Nullable String network,
		@Nullable Instant confirmedAt) {

	static Confirmation pending(String network) {
		return new Confirmation(State.PENDING, network, null);
	}

	static Confirmation byEmail(Instant at) {
		return new Confirmation(State.EMAIL, null, at);
	}

	static Confirmation byPage(Instant at) {
		return new Confirmation(State.PAGE, null, at);
	}

	boolean isPending() {
		return this.confirmationState == State.PENDING;
	}

	/**
	 * The ways to confirm a declaration.
	 */
	enum State {

		/** Not decided yet. */
		PENDING,
		/** By email, its own or a later one about the same contracts. */
		EMAIL,
		/** By the receipt page alone, because too many emails had been sent. */
		PAGE

	}

}
