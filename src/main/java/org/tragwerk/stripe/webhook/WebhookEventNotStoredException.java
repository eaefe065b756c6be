package org.tragwerk.stripe.webhook;

/**
 * A webhook event was not stored; the response must not be 2xx, so that Stripe delivers
 * it again.
 */
class WebhookEventNotStoredException extends RuntimeException {

	WebhookEventNotStoredException(WebhookEvent webhookEvent, Throwable cause) {
		super("Webhook event " + webhookEvent.header().id() + " was not stored", cause);
	}

}
