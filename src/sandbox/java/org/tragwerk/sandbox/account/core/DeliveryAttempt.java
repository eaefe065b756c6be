package org.tragwerk.sandbox.account.core;

import java.time.Instant;

/**
 * One try to deliver an event: when, at wall time, and what came back (a status, or why
 * there is none).
 */
public record DeliveryAttempt(Instant at, String status) {

	public boolean isAccepted() {
		return this.status.matches("2\\d\\d");
	}

	boolean isLost() {
		return !isAccepted();
	}

}
