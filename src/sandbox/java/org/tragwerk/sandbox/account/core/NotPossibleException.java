package org.tragwerk.sandbox.account.core;

/**
 * An action of a payer, a bank or the dashboard is not possible in the object's current
 * state.
 */
public final class NotPossibleException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public NotPossibleException(String message) {
		super(message, null, false, false);
	}

}
