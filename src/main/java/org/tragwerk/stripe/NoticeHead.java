package org.tragwerk.stripe;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The little of a notice that is read on arrival.
 *
 * @param subject the customer it is about, if it names one
 */
record NoticeHead(String id, String type, boolean livemode, @Nullable String subject) {

	/** Reads the head; empty for anything that is not a notice of Stripe's first API. */
	static Optional<NoticeHead> read(byte[] body) {
		return new NoticeReader().read(body);
	}

}
