package org.tragwerk.stripe.setup;

import java.util.List;

import com.stripe.exception.StripeException;

/**
 * The desired state of an object at Stripe, such as the webhook endpoint.
 */
interface DesiredObject {

	/** The plural name of such objects, for messages. */
	String name();

	/** The differences from the desired state, a sentence each; changes nothing. */
	List<String> differences() throws StripeException;

	/** Establishes the desired state; changes nothing if there is no difference. */
	void apply(SetupReport setupReport) throws StripeException;

}
