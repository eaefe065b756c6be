package org.tragwerk.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** Listens on the loopback address and serves each connection on a thread of its own. */
public final class WebServer implements AutoCloseable {

	private static final Duration CLOSING = Duration.ofSeconds(5);

	private final ServerSocket listener;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final ExecutorService threads;

	private @Nullable Thread acceptor;

	public WebServer(int port) {
		var number = new AtomicInteger();
		this.threads = Executors.newCachedThreadPool((task) -> {
			var thread = new Thread(task, "sandbox-http-" + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		});
		try {
			this.listener = new ServerSocket(port, 512, InetAddress.getByName("127.0.0.1"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The sandbox cannot listen on port " + port, ex);
		}
	}

	/** Starts to accept requests; connections that were opened before are served now. */
	public void start(Handler handler) {
		var thread = new Thread(() -> accept(handler), "sandbox-http-accept");
		thread.setDaemon(true);
		this.acceptor = thread;
		thread.start();
	}

	public int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * Releases the port. Waits for the accepting thread, whose system call keeps the port
	 * in use, so that the caller can bind the same port again at once.
	 */
	@Override
	public void close() {
		closeQuietly(this.listener);
		awaitAcceptor();
		this.open.forEach(WebServer::closeQuietly);
		this.threads.shutdownNow();
	}

	private void awaitAcceptor() {
		var thread = this.acceptor;
		if (thread == null) {
			return;
		}
		try {
			thread.join(CLOSING.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void accept(Handler handler) {
		while (!this.listener.isClosed()) {
			try {
				var socket = this.listener.accept();
				this.open.add(socket);
				this.threads.execute(() -> serve(socket, handler));
			}
			catch (IOException ex) {
				if (!this.listener.isClosed()) {
					Thread.yield();
				}
			}
		}
	}

	private void serve(Socket socket, Handler handler) {
		try {
			new HttpConnection(socket, handler).run();
		}
		catch (IOException ex) {
			// the client went away, which is its right
		}
		finally {
			this.open.remove(socket);
			closeQuietly(socket);
		}
	}

	private static void closeQuietly(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			// nothing is left to do with it
		}
	}

}
