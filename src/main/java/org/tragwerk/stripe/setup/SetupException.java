package org.tragwerk.stripe.setup;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.StripeException;

import org.tragwerk.stripe.client.WritesDisabledException;

/**
 * Set-up or check failed; the message is one sentence for the operator.
 */
class SetupException extends RuntimeException {

	SetupException(String sentence) {
		super(sentence);
	}

	/** Explains an error of a call to Stripe, or a missing response. */
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
