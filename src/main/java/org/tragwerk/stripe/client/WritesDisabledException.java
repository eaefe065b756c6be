package org.tragwerk.stripe.client;

import com.stripe.exception.ApiConnectionException;

/**
 * Nothing is changed at Stripe for now, because somebody said so.
 */
public class WritesDisabledException extends ApiConnectionException {

	WritesDisabledException() {
		super("TRAGWERK_STRIPE_WRITES=false lets nothing be changed at Stripe");
	}

}
