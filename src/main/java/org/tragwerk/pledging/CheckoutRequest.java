package org.tragwerk.pledging;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodType;

/**
 * The parameters of a Checkout session; the same for each retry of an attempt.
 *
 * @param attemptId the id from which the idempotency key is derived, also stored in the
 * metadata
 * @param version raised with each change of the parameters, part of the idempotency key
 * @param paymentMethodTypes the payment methods to offer, in this order
 * @param payer the reader
 * @param returnTo success URL
 * @param backTo cancel URL
 */
public record CheckoutRequest(UUID attemptId, int version, PledgeChoice pledgeChoice,
		List<PaymentMethodType> paymentMethodTypes, Payer payer, Instant expiresAt, URI returnTo, URI backTo) {

	/**
	 * The paying reader.
	 *
	 * @param language ISO 639 code
	 */
	public record Payer(String address, @Nullable String name, String language) {
	}

}
