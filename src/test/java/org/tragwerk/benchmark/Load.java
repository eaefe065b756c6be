package org.tragwerk.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One thread that sends the same request over many connections, on each again as soon as
 * the response is complete.
 */
final class Load {

	private static final int CONNECTIONS = 32;

	private static final int PATIENCE_MILLIS = 10_000;

	private final int port;

	private final byte[] request;

	private final String status;

	private int sent;

	private int completed;

	private int total;

	Load(int port, String path, int status, String headers) {
		this.port = port;
		this.request = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n".formatted(path, port, headers)
			.getBytes(StandardCharsets.US_ASCII);
		this.status = "HTTP/1.1 " + status;
	}

	/**
	 * Connects, sends this many requests in total, and returns when all responses are
	 * complete.
	 */
	void send(int times) throws IOException {
		this.sent = 0;
		this.completed = 0;
		this.total = times;
		try (var selector = Selector.open()) {
			for (int connection = 0; connection < CONNECTIONS; connection++) {
				next(connect(selector));
			}
			while (this.completed < this.total) {
				if (selector.select(this::read, PATIENCE_MILLIS) == 0) {
					throw new IOException("No response for ten seconds");
				}
			}
			for (var key : selector.keys()) {
				key.channel().close();
			}
		}
	}

	private LoadConnection connect(Selector selector) throws IOException {
		var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		channel.configureBlocking(false);
		var connection = new LoadConnection(channel, this.request);
		channel.register(selector, SelectionKey.OP_READ, connection);
		return connection;
	}

	private void read(SelectionKey key) {
		try {
			var connection = (LoadConnection) key.attachment();
			if (connection.read(this.status)) {
				this.completed++;
				next(connection.isLast() ? replace(key) : connection);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void next(LoadConnection connection) throws IOException {
		if (this.sent < this.total) {
			this.sent++;
			connection.send();
		}
	}

	private LoadConnection replace(SelectionKey key) throws IOException {
		key.channel().close();
		return connect(key.selector());
	}

	/** One connection and the response it is reading. */
	private static final class LoadConnection {

		private final SocketChannel channel;

		private final ByteBuffer request;

		private final ByteBuffer response = ByteBuffer.allocateDirect(16_384);

		private boolean last;

		LoadConnection(SocketChannel channel, byte[] request) {
			this.channel = channel;
			this.request = ByteBuffer.allocateDirect(request.length).put(request).flip();
		}

		void send() throws IOException {
			this.response.clear();
			this.channel.write(this.request.rewind());
			if (this.request.hasRemaining()) {
				throw new IOException("The request did not fit");
			}
		}

		boolean read(String status) throws IOException {
			if (this.channel.read(this.response) < 0) {
				throw new IOException("The server hung up");
			}
			var head = Head.of(this.response);
			if (head.isWhole() && !head.text().startsWith(status)) {
				throw new IOException("Not " + status + ": " + head);
			}
			this.last = head.saysGoodbye();
			return head.isWhole() && head.isFollowedByAll(this.response);
		}

		boolean isLast() {
			return this.last;
		}

	}

}
