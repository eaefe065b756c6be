package org.tragwerk.stripe.webhook;

import org.jspecify.annotations.Nullable;

import org.tragwerk.stripe.sync.SyncRequest;

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
