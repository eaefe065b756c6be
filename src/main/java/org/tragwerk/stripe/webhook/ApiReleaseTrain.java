package org.tragwerk.stripe.webhook;

import com.stripe.Stripe;

/**
 * A release train of Stripe's API: versions without breaking changes among them, such as
 * {@code dahlia} in {@code 2026-07-29.dahlia}.
 *
 * @param name the part of the version after the date
 */
record ApiReleaseTrain(String name) {

	static final ApiReleaseTrain OURS = new ApiReleaseTrain(nameOf(Stripe.API_VERSION));

	/**
	 * Whether a webhook event was rendered in a version of this train; false for an event
	 * without a version.
	 */
	boolean includes(WebhookEventHeader header) {
		return header.apiVersion() != null && this.name.equals(nameOf(header.apiVersion()));
	}

	private static String nameOf(String version) {
		return version.substring(version.indexOf('.') + 1);
	}

}
