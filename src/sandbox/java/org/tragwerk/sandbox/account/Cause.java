package org.tragwerk.sandbox.account;

import org.jspecify.annotations.Nullable;

/**
 * The request that made something happen; both are null for what happens by itself.
 * Somebody waits for what is urgent.
 */
public record Cause(@Nullable String requestId, @Nullable String idempotencyKey, boolean urgent) {

	/** Renewals and everything else that time brings. */
	public static final Cause ITSELF = new Cause(null, null, false);

	/** Hosted pages and the control addresses. */
	public static final Cause BY_HAND = new Cause(null, null, true);

	public Cause(@Nullable String requestId, @Nullable String idempotencyKey) {
		this(requestId, idempotencyKey, true);
	}

}
