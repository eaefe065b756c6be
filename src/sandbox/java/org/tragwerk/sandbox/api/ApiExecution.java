package org.tragwerk.sandbox.api;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Runs API calls against the account, one change at a time. */
public interface ApiExecution {

	/** The time by which idempotency keys are forgotten. */
	Clock clock();

	Map<String, Object> read(Supplier<Map<String, Object>> reading);

	/**
	 * Changes something on behalf of a request, and waits for deliveries that have to
	 * come first.
	 */
	Map<String, Object> change(String requestId, @Nullable String idempotencyKey, Supplier<Map<String, Object>> change);

	/** Pays a Checkout session at once and delivers what this causes. */
	void completeSession(String id);

}
