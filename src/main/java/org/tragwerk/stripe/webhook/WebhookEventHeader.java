package org.tragwerk.stripe.webhook;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The fields of a webhook event that are read on arrival.
 *
 * @param apiVersion the API version in which Stripe rendered it, null if it is missing
 * @param providerId Stripe's id of the event's customer, or of its payment intent if it
 * is a refund or dispute without a customer; null if it names neither
 * @param objectId id of the event's {@code data.object}, null if it has none
 * @param happenedAt when the invoice was created, or for any other object when the event
 * was; null if unknown
 */
record WebhookEventHeader(String id, String type, boolean livemode, @Nullable String apiVersion,
		@Nullable String providerId, @Nullable String objectId, @Nullable Instant happenedAt) {

	/** Reads the header; empty if the body is not a valid event of Stripe's API v1. */
	static Optional<WebhookEventHeader> read(byte[] body) {
		return new WebhookEventParser().read(body);
	}

}
