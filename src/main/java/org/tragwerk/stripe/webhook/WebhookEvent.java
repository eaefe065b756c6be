package org.tragwerk.stripe.webhook;

import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.sync.SyncRequest;

/**
 * A received webhook event: a hint that an object at Stripe has changed.
 *
 * @param header the fields that are read on arrival
 * @param handling how it is handled
 * @param syncRequest the customer to sync; set exactly if the handling is {@code SYNC}
 * @param body the request body, byte for byte as received
 */
record WebhookEvent(WebhookEventHeader header, Handling handling, @Nullable SyncRequest syncRequest, byte[] body) {

	/**
	 * How a webhook event is handled.
	 */
	enum Handling {

		/** Stored, and the customer is synced. */
		SYNC,
		/** Only stored. */
		RECORD,
		/** Stored, and an operator has to examine it. */
		QUARANTINE

	}

}
