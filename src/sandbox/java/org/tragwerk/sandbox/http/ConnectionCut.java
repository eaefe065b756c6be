package org.tragwerk.sandbox.http;

/** Thrown by a {@link Handler} to reset the connection instead of sending a response. */
public final class ConnectionCut extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public ConnectionCut() {
		super("The connection is reset on purpose", null, false, false);
	}

}
