package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

/**
 * When a subscription is to end, and the declaration that says so, as a command carries
 * it: two declarations are two commands, even for the same day.
 */
public record PlannedEnd(Instant at, UUID because) {

	/** Reads what {@link #parameter} wrote. */
	public static PlannedEnd of(Command command) {
		var parts = command.parameter().split(" ");
		return new PlannedEnd(Instant.parse(parts[0]), UUID.fromString(parts[1]));
	}

	String parameter() {
		return this.at + " " + this.because;
	}

}
