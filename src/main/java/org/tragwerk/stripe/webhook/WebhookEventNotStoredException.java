package org.tragwerk.stripe.webhook;

/**
 * A webhook event was not stored; Stripe delivers it again unless it is answered with
 * 2xx.
 */
class WebhookEventNotStoredException extends RuntimeException {

	WebhookEventNotStoredException(WebhookEvent webhookEvent, Throwable cause) {
		super("Webhook event " + webhookEvent.header().id() + " was not stored", cause);
	}

}
