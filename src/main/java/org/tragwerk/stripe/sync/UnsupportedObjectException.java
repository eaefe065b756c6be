package org.tragwerk.stripe.sync;

/**
 * An object at Stripe has a form that this application never creates, such as a foreign
 * currency.
 */
class UnsupportedObjectException extends RuntimeException {

	/**
	 * Creates one.
	 * @param reason without personal data
	 */
	UnsupportedObjectException(String reason) {
		super(reason);
	}

}
