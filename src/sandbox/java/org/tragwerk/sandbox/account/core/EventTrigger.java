package org.tragwerk.sandbox.account.core;

import org.jspecify.annotations.Nullable;

/**
 * The request that made something happen; both are null for what happens by itself.
 * Somebody waits for what is urgent.
 */
public record EventTrigger(@Nullable String requestId, @Nullable String idempotencyKey, boolean urgent) {

	/** Renewals and everything else that time brings. */
	public static final EventTrigger ITSELF = new EventTrigger(null, null, false);

	/** Hosted pages and the control addresses. */
	public static final EventTrigger BY_HAND = new EventTrigger(null, null, true);

	public EventTrigger(@Nullable String requestId, @Nullable String idempotencyKey) {
		this(requestId, idempotencyKey, true);
	}

}
