package org.tragwerk.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that are told theirs beforehand, or start again on the same one. They
 * lie below those that Linux gives to outgoing connections, and each process has a range
 * of its own, guarded by its first port; so nobody takes a port meanwhile.
 */
public final class Ports {

	private static final int FIRST = 15_000;

	private static final int RANGES = 68;

	private static final int SIZE = 250;

	private static final int TRIES = 200;

	private static final ServerSocket GUARD = guard();

	private Ports() {
	}

	/** A port on which nobody listens. */
	public static int free() {
		for (var tried = 0; tried < TRIES; tried++) {
			var port = GUARD.getLocalPort() + ThreadLocalRandom.current().nextInt(1, SIZE);
			if (isFree(port)) {
				return port;
			}
		}
		throw new IllegalStateException("No port is free above " + GUARD.getLocalPort());
	}

	private static boolean isFree(int port) {
		try (var socket = new ServerSocket(port)) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static ServerSocket guard() {
		var begin = ThreadLocalRandom.current().nextInt(RANGES);
		for (var range = 0; range < RANGES; range++) {
			try {
				return new ServerSocket(FIRST + (begin + range) % RANGES * SIZE);
			}
			catch (IOException ex) {
				// Another process has this range.
			}
		}
		throw new IllegalStateException("No range of ports is free");
	}

}
