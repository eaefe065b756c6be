package org.tragwerk.stripe.command;

import java.time.Instant;
import java.util.UUID;

import org.tragwerk.stripe.checkout.StripeCheckout;
import org.tragwerk.subscription.PaymentProvider;

import org.springframework.stereotype.Component;

/**
 * Does at Stripe what commands ask for.
 */
@Component
class StripePaymentProvider implements PaymentProvider {

	private final StripeCheckout checkouts;

	private final SubscriptionCanceler ending;

	private final Refunder refunder;

	StripePaymentProvider(StripeCheckout checkouts, SubscriptionCanceler ending, Refunder refunder) {
		this.checkouts = checkouts;
		this.ending = ending;
		this.refunder = refunder;
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
		this.refunder.refund(payment, command);
	}

}
