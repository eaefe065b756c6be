package org.tragwerk.sandbox.account.core;

import org.jspecify.annotations.Nullable;

/**
 * What caused an event: the API request with its idempotency key (null if there is none),
 * and whether it is delivered before events of scheduled tasks.
 */
public record EventTrigger(@Nullable String requestId, @Nullable String idempotencyKey, boolean urgent) {

	/** Renewals and other scheduled tasks. */
	public static final EventTrigger AUTOMATIC = new EventTrigger(null, null, false);

	/** Hosted pages and the control addresses. */
	public static final EventTrigger MANUAL = new EventTrigger(null, null, true);

	public EventTrigger(@Nullable String requestId, @Nullable String idempotencyKey) {
		this(requestId, idempotencyKey, true);
	}

}
