package org.tragwerk.stripe;

import com.stripe.exception.ApiConnectionException;

/**
 * Nothing is changed at Stripe for now, because somebody said so.
 */
class WritesOffException extends ApiConnectionException {

	WritesOffException() {
		super("TRAGWERK_STRIPE_WRITES=false lets nothing be changed at Stripe");
	}

}
