package org.tragwerk.sandbox.api;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Runs API calls against the account, one change at a time. */
public interface ApiExecution {

	/** The clock by which idempotency keys expire. */
	Clock clock();

	Map<String, Object> read(Supplier<Map<String, Object>> reading);

	/**
	 * Makes the change of a request, and waits for deliveries that have to arrive before
	 * the response.
	 */
	Map<String, Object> change(String requestId, @Nullable String idempotencyKey, Supplier<Map<String, Object>> change);

	/**
	 * Completes a Checkout session with a successful payment, and delivers its events.
	 */
	void completeSession(String id);

}
