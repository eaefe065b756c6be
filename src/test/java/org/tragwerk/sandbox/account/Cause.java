package org.tragwerk.sandbox.account;

import org.jspecify.annotations.Nullable;

/** The request that made something happen; both are null for what happens by itself. */
public record Cause(@Nullable String requestId, @Nullable String idempotencyKey) {

	/** Renewals, hosted pages and the control addresses. */
	public static final Cause ITSELF = new Cause(null, null);

}
