package org.tragwerk.stripe.webhook;

import com.stripe.Stripe;

/**
 * A line of Stripe's versions that mean the same by the same names, such as
 * {@code dahlia} in {@code 2026-07-29.dahlia}.
 *
 * @param name what stands behind the date
 */
record ApiReleaseTrain(String name) {

	static final ApiReleaseTrain OURS = new ApiReleaseTrain(nameOf(Stripe.API_VERSION));

	/**
	 * Whether a webhook event is written in a version of this train; without one it is
	 * not.
	 */
	boolean wrote(WebhookEventHeader header) {
		return header.apiVersion() != null && this.name.equals(nameOf(header.apiVersion()));
	}

	private static String nameOf(String version) {
		return version.substring(version.indexOf('.') + 1);
	}

}
