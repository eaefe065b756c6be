package org.tragwerk.stripe.webhook;

import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.sync.SyncRequest;

/**
 * What a webhook brought: a hint that something changed.
 *
 * @param header the little that was read of it
 * @param handling what is done with it
 * @param syncRequest which customer is fetched again, exactly for those that are handled
 * by a sync
 * @param body the bytes as they came
 */
record WebhookEvent(WebhookEventHeader header, Handling handling, @Nullable SyncRequest syncRequest, byte[] body) {

	/**
	 * What is done with a webhook event.
	 */
	enum Handling {

		/** Fetch the customer again. */
		SYNC,
		/** Nothing beyond storing it. */
		RECORD,
		/** Somebody has to examine it. */
		QUARANTINE

	}

}
