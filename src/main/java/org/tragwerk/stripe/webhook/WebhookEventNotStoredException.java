package org.tragwerk.stripe.webhook;

/**
 * A notice was not kept; Stripe brings it again when it hears no yes.
 */
class WebhookEventNotStoredException extends RuntimeException {

	WebhookEventNotStoredException(WebhookEvent webhookEvent, Throwable cause) {
		super("Notice " + webhookEvent.head().id() + " was not kept", cause);
	}

}
