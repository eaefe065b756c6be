package org.tragwerk.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that need to know theirs in advance or are restarted on the same one.
 * They are below the ephemeral ports of Linux, and each process has its own range,
 * reserved by listening on its first port, so that no other process takes one.
 */
public final class Ports {

	private static final int FIRST = 15_000;

	private static final int RANGES = 68;

	private static final int SIZE = 250;

	private static final int TRIES = 200;

	private static final ServerSocket GUARD = guard();

	private Ports() {
	}

	/** A port of this process's range on which nothing listens. */
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
