package org.tragwerk.sandbox.account.core;

/** Says why an action of a payer, a bank or the dashboard is refused. */
public final class NotPossibleException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public NotPossibleException(String message) {
		super(message, null, false, false);
	}

}
