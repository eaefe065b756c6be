package org.tragwerk.stripe.setup;

import java.util.List;

import com.stripe.exception.StripeException;

/**
 * Something at Stripe that has to look as we need it.
 */
interface DesiredObject {

	/** What such things are called, for people. */
	String name();

	/** What is other than it should be, a sentence each; only reads. */
	List<String> differences() throws StripeException;

	/** Makes it as it should be; changes nothing if it is. */
	void apply(SetupReport setupReport) throws StripeException;

}
