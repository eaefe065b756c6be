package org.tragwerk.sandbox.account.core;

import java.time.Instant;

/**
 * One attempt to deliver an event: when (wall time), and the HTTP status or the error.
 */
public record DeliveryAttempt(Instant at, String status) {

	public boolean isAccepted() {
		return this.status.matches("2\\d\\d");
	}

	boolean isLost() {
		return !isAccepted();
	}

}
