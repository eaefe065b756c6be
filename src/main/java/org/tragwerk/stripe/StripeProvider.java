package org.tragwerk.stripe;

import java.time.Instant;
import java.util.UUID;

import org.tragwerk.subscription.PaymentProvider;

import org.springframework.stereotype.Component;

/**
 * Does at Stripe what commands ask for.
 */
@Component
class StripeProvider implements PaymentProvider {

	private final StripeCheckout checkouts;

	private final StripeEnding ending;

	private final PayingBack payingBack;

	StripeProvider(StripeCheckout checkouts, StripeEnding ending, PayingBack payingBack) {
		this.checkouts = checkouts;
		this.ending = ending;
		this.payingBack = payingBack;
	}

	@Override
	public void expireCheckout(String reference, UUID command) {
		this.checkouts.expireCheckout(reference, command);
	}

	@Override
	public void end(String reference, Instant at, UUID command) {
		this.ending.end(reference, at, command);
	}

	@Override
	public void refund(String payment, UUID command) {
		this.payingBack.refund(payment, command);
	}

}
