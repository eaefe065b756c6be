package org.tragwerk.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that are told theirs beforehand, or start again on the same one. They
 * lie below those that Linux gives to outgoing connections, one of which might otherwise
 * take the port meanwhile.
 */
public final class Ports {

	private static final int FIRST = 15_000;

	private static final int LAST = 32_000;

	private static final int TRIES = 200;

	private Ports() {
	}

	/** A port on which nobody listens. */
	public static int free() {
		for (var tried = 0; tried < TRIES; tried++) {
			var port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
			if (isFree(port)) {
				return port;
			}
		}
		throw new IllegalStateException("No port is free between " + FIRST + " and " + LAST);
	}

	private static boolean isFree(int port) {
		try (var socket = new ServerSocket(port)) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
