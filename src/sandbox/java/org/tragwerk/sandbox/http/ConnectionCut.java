package org.tragwerk.sandbox.http;

/** Says that the client must get a reset instead of an answer. */
public final class ConnectionCut extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public ConnectionCut() {
		super("The connection is reset on purpose", null, false, false);
	}

}
