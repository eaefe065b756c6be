package org.tragwerk.subscription;

import java.time.Instant;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Since when a payment is open, and what followed from it.
 *
 * @param suspendedAt when grace was over, null while it lasts
 * @param givenUpAt when the end was asked for because nobody paid
 */
@Embeddable
record Arrears(Instant pastDueSince, @Nullable Instant suspendedAt, @Nullable Instant givenUpAt) {

	static Arrears since(Instant at) {
		return new Arrears(at, null, null);
	}

	/**
	 * The same, when grace is over.
	 * @throws IllegalStateException if it was over before
	 */
	Arrears suspended(Instant at) {
		if (isSuspended()) {
			throw new IllegalStateException(
					"Grace was over at %s and cannot be over again.".formatted(this.suspendedAt));
		}
		return new Arrears(this.pastDueSince, at, this.givenUpAt);
	}

	Arrears givenUp(Instant at) {
		return new Arrears(this.pastDueSince, this.suspendedAt, at);
	}

	boolean isSuspended() {
		return this.suspendedAt != null;
	}

}
