package org.tragwerk.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that need to know theirs in advance or are restarted on the same one.
 * They are below the ephemeral ports of Linux, and each process has its own range,
 * reserved by listening on its first port, so that no other process takes one. Ports are
 * handed out in turn: one that nothing listens on yet is not handed out a second time.
 */
public final class Ports {

	private static final int FIRST = 15_000;

	private static final int RANGES = 68;

	private static final int SIZE = 250;

	private static final ServerSocket GUARD = guard();

	private static final AtomicInteger HANDED_OUT = new AtomicInteger();

	private Ports() {
	}

	/** The next port of this process's range on which nothing listens. */
	public static int free() {
		for (var tried = 1; tried < SIZE; tried++) {
			var port = GUARD.getLocalPort() + 1 + Math.floorMod(HANDED_OUT.getAndIncrement(), SIZE - 1);
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
