package org.tragwerk.benchmark.storm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Sends requests over keep-alive connections, one after the other on each, and counts
 * only successful responses.
 */
final class Senders {

	private final int port;

	private final int connections;

	Senders(int port, int connections) {
		this.port = port;
		this.connections = connections;
	}

	/** Sends all requests, and returns the successful responses a second. */
	double send(Queue<byte[]> requests) throws Exception {
		var queue = new LinkedBlockingQueue<>(requests);
		var threads = Executors.newFixedThreadPool(this.connections);
		try {
			var started = System.nanoTime();
			var taken = 0L;
			for (var future : threads.invokeAll(tasks(queue))) {
				taken += future.get();
			}
			return taken * 1e9 / Duration.ofNanos(System.nanoTime() - started).toNanos();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private List<Callable<Long>> tasks(Queue<byte[]> queue) {
		var tasks = new ArrayList<Callable<Long>>();
		for (int i = 0; i < this.connections; i++) {
			tasks.add(() -> sendSome(queue));
		}
		return tasks;
	}

	private long sendSome(Queue<byte[]> queue) throws IOException {
		var taken = 0L;
		for (var request = queue.poll(); request != null; request = queue.poll()) {
			taken += sendUntilClosed(request, queue);
		}
		return taken;
	}

	private long sendUntilClosed(byte[] first, Queue<byte[]> queue) throws IOException {
		var taken = 0L;
		var buffer = new byte[4096];
		try (var socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setTcpNoDelay(true);
			for (var request = first; request != null; request = queue.poll()) {
				socket.getOutputStream().write(request);
				var answer = read(socket, buffer);
				requireSuccess(answer);
				taken++;
				if (answer.contains("Connection: close")) {
					break;
				}
			}
		}
		return taken;
	}

	/**
	 * Reads the response up to the empty line, because a successful response has no body.
	 */
	private static String read(Socket socket, byte[] buffer) throws IOException {
		var length = 0;
		while (length < 4 || buffer[length - 1] != '\n' || buffer[length - 3] != '\n') {
			var read = socket.getInputStream().read(buffer, length, buffer.length - length);
			if (read <= 0) {
				throw new IOException("The connection ended");
			}
			length += read;
		}
		return new String(buffer, 0, length, StandardCharsets.US_ASCII);
	}

	private static void requireSuccess(String answer) {
		if (!answer.startsWith("HTTP/1.1 200")) {
			throw new IllegalStateException(answer);
		}
	}

}
