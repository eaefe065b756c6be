package org.tragwerk.stripe.setup;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.StripeException;

import org.tragwerk.stripe.client.WritesDisabledException;

/**
 * Why Stripe cannot be set up or checked, in one sentence for whoever runs it.
 */
class SetupException extends RuntimeException {

	SetupException(String sentence) {
		super(sentence);
	}

	/** What Stripe's answer, or its silence, means. */
	static SetupException of(StripeException failure) {
		if (failure instanceof WritesDisabledException) {
			return new SetupException("Something would have to change, and " + failure.getMessage() + ".");
		}
		if (failure instanceof ApiConnectionException) {
			return new SetupException("Stripe cannot be reached.");
		}
		if (failure instanceof AuthenticationException) {
			return new SetupException("Stripe does not accept the key in TRAGWERK_STRIPE_API_KEY.");
		}
		var error = failure.getStripeError();
		var reason = (error != null && error.getMessage() != null) ? error.getMessage() : failure.getMessage();
		return new SetupException("Stripe refuses: " + reason);
	}

}
