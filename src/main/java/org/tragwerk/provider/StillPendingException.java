package org.tragwerk.provider;

/**
 * A debit that cannot be canceled, or a refund, is pending at a bank and has to succeed
 * or fail before the command can be completed.
 */
public class StillPendingException extends RuntimeException {

	private StillPendingException(String message) {
		super(message);
	}

	/**
	 * A debit is pending.
	 * @param providerId the provider's id of the subscription
	 */
	public static StillPendingException debit(String providerId) {
		return new StillPendingException("A debit of " + providerId + " is on its way");
	}

	/**
	 * A refund is pending.
	 * @param providerId the provider's id of the payment
	 */
	public static StillPendingException refund(String providerId) {
		return new StillPendingException("A refund of " + providerId + " is on its way");
	}

}
