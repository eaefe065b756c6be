package org.tragwerk.sandbox.http;

/**
 * Answers requests; a {@link ConnectionCut} thrown from here resets the connection
 * instead.
 */
@FunctionalInterface
public interface Handler {

	Response handle(Request request);

}
