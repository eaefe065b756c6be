package org.tragwerk.stripe.webhook;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The little of a notice that is read on arrival.
 *
 * @param version the API's version in which Stripe wrote it, null if it does not say
 * @param subject the customer it is about, if it names one
 * @param object the object it is about, if it has an id
 * @param happenedAt when an invoice was made, for all others the time of the event
 */
record WebhookEventHeader(String id, String type, boolean livemode, @Nullable String version, @Nullable String subject,
		@Nullable String object, @Nullable Instant happenedAt) {

	/** Reads the head; empty for anything that is not a notice of Stripe's first API. */
	static Optional<WebhookEventHeader> read(byte[] body) {
		return new WebhookEventParser().read(body);
	}

}
