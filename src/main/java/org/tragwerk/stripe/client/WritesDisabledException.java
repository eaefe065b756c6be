package org.tragwerk.stripe.client;

import com.stripe.exception.ApiConnectionException;

/**
 * A request was not sent because {@code tragwerk.stripe.writes} is false.
 */
public class WritesDisabledException extends ApiConnectionException {

	WritesDisabledException() {
		super("TRAGWERK_STRIPE_WRITES=false lets nothing be changed at Stripe");
	}

}
