package org.tragwerk.stripe;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook brought: a hint that something changed.
 *
 * @param id Stripe's id of the event
 * @param subject the customer to look at, exactly for those that ask for a look
 * @param body the bytes as they came
 */
record Notice(String id, String type, Verdict verdict, @Nullable String subject, boolean livemode, byte[] body) {

	/**
	 * What is done with a notice.
	 */
	enum Verdict {

		/** Look at the customer anew. */
		LOOK,
		/** Nothing beyond keeping it. */
		RECORD,
		/** Somebody has to look at it. */
		QUARANTINE

	}

}
