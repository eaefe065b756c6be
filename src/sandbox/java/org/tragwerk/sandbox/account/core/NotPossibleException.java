package org.tragwerk.sandbox.account.core;

/** Says why something that payers, banks or the dashboard want cannot be done. */
public final class NotPossibleException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public NotPossibleException(String message) {
		super(message, null, false, false);
	}

}
