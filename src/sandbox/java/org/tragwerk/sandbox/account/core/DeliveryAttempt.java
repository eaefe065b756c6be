package org.tragwerk.sandbox.account.core;

import java.time.Instant;

/**
 * One attempt to deliver an event: its wall-clock time, and the HTTP status or error.
 */
public record DeliveryAttempt(Instant at, String status) {

	public boolean isAccepted() {
		return this.status.matches("2\\d\\d");
	}

	boolean isLost() {
		return !isAccepted();
	}

}
