package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody declared, and when it came in; that moment counts, whenever it is carried
 * out.
 */
record Declaration(UUID id, Wish wish, Declarant by, Instant receivedAt) {

	Wish.Kind kind() {
		return this.wish.kind();
	}

	Act act() {
		return kind().act();
	}

	/** Keeps names and addresses out of every log. */
	@Override
	public String toString() {
		return "Declaration[" + this.id + ", " + kind() + "]";
	}

}
