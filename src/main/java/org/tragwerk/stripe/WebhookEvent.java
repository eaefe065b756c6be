package org.tragwerk.stripe;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook brought: a hint that something changed.
 *
 * @param head the little that was read of it
 * @param verdict what is done with it
 * @param news what the look is about, exactly for those that ask for one
 * @param body the bytes as they came
 */
record WebhookEvent(WebhookEventHeader head, Handling handling, @Nullable SyncRequest syncRequest, byte[] body) {

	/**
	 * Whom to look at.
	 *
	 * @param subject the customer
	 * @param object what it is about, null if only a look at all that the customer has
	 * answers it
	 * @param happenedAt when that began
	 */
	record SyncRequest(String subject, @Nullable String object, @Nullable Instant happenedAt) {
	}

	/**
	 * What is done with a notice.
	 */
	enum Handling {

		/** Look at the customer anew. */
		LOOK,
		/** Nothing beyond keeping it. */
		RECORD,
		/** Somebody has to look at it. */
		QUARANTINE

	}

}
