package org.tragwerk.stripe.webhook;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The little of a webhook event that is read on arrival.
 *
 * @param apiVersion the API's version in which Stripe wrote it, null if it does not say
 * @param providerId the customer it is about, or else the payment, if it names one
 * @param objectId the object it is about, if it has an id
 * @param happenedAt when an invoice was made, for all others the time of the event
 */
record WebhookEventHeader(String id, String type, boolean livemode, @Nullable String apiVersion,
		@Nullable String providerId, @Nullable String objectId, @Nullable Instant happenedAt) {

	/** Reads the header; empty for anything that is no event of Stripe's API v1. */
	static Optional<WebhookEventHeader> read(byte[] body) {
		return new WebhookEventParser().read(body);
	}

}
