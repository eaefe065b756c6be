package org.tragwerk.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy between product and sandbox that adds up the duration of the responses,
 * from the first byte of a request to the last byte of its response. It does not parse
 * HTTP, but relies on request and response alternating.
 */
final class TimingProxy implements AutoCloseable {

	private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());

	private final AtomicLong spentNanos = new AtomicLong();

	private final AtomicInteger questions = new AtomicInteger();

	private final int sandbox;

	TimingProxy(int sandbox) throws IOException {
		this.sandbox = sandbox;
		start(this::accept);
	}

	String url() {
		return "http://127.0.0.1:" + this.listener.getLocalPort();
	}

	double spentMillis() {
		return this.spentNanos.get() / 1e6;
	}

	int questions() {
		return this.questions.get();
	}

	private static void start(Task task) {
		var thread = new Thread(() -> run(task), "timing-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void run(Task task) {
		try {
			task.run();
		}
		catch (IOException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void accept() throws IOException {
		while (!this.listener.isClosed()) {
			var near = this.listener.accept();
			var far = new Socket(InetAddress.getLoopbackAddress(), this.sandbox);
			near.setTcpNoDelay(true);
			far.setTcpNoDelay(true);
			var turn = new Turn();
			start(() -> pump(near, far, turn, true));
			start(() -> pump(far, near, turn, false));
		}
	}

	private void pump(Socket from, Socket to, Turn turn, boolean isQuestion) throws IOException {
		var buffer = new byte[65_536];
		try (from; to) {
			for (var length = from.getInputStream().read(buffer); length > 0; length = from.getInputStream()
				.read(buffer)) {
				if (isQuestion) {
					turn.begin();
				}
				to.getOutputStream().write(buffer, 0, length);
				if (!isQuestion) {
					turn.answer();
				}
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
	}

	private interface Task {

		void run() throws IOException;

	}

	/** The current request and response of one connection. */
	private final class Turn {

		private long since;

		private boolean asking;

		synchronized void begin() {
			if (!this.asking) {
				this.asking = true;
				this.since = System.nanoTime();
				TimingProxy.this.questions.incrementAndGet();
			}
		}

		synchronized void answer() {
			var now = System.nanoTime();
			TimingProxy.this.spentNanos.addAndGet(now - this.since);
			this.since = now;
			this.asking = false;
		}

	}

}
