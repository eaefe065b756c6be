package org.tragwerk.pledging;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodType;

/**
 * What a Checkout session is created with; the same for each retry of an attempt.
 *
 * @param attemptId makes the provider's idempotency key and comes back in its metadata
 * @param paymentMethodTypes that it offers, the first one preferred
 * @param payer who pays
 * @param returnTo where the reader goes after paying
 * @param backTo where the reader goes without paying
 */
public record CheckoutRequest(UUID attemptId, PledgeChoice pledgeChoice, List<PaymentMethodType> paymentMethodTypes,
		Payer payer, Instant expiresAt, URI returnTo, URI backTo) {

	/**
	 * Who pays.
	 *
	 * @param language ISO 639 code
	 */
	public record Payer(String address, @Nullable String name, String language) {
	}

}
