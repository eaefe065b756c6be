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

	private final byte[] question;

	private final String status;

	private int asked;

	private int answered;

	private int wanted;

	Load(int port, String path, int status, String headers) {
		this.port = port;
		this.question = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n".formatted(path, port, headers)
			.getBytes(StandardCharsets.US_ASCII);
		this.status = "HTTP/1.1 " + status;
	}

	/**
	 * Connects, sends this many requests in total, and returns when all responses are
	 * complete.
	 */
	void ask(int times) throws IOException {
		this.asked = 0;
		this.answered = 0;
		this.wanted = times;
		try (var selector = Selector.open()) {
			for (int connection = 0; connection < CONNECTIONS; connection++) {
				next(connect(selector));
			}
			while (this.answered < this.wanted) {
				if (selector.select(this::hear, PATIENCE_MILLIS) == 0) {
					throw new IOException("No answer for ten seconds");
				}
			}
			for (var key : selector.keys()) {
				key.channel().close();
			}
		}
	}

	private Line connect(Selector selector) throws IOException {
		var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		channel.configureBlocking(false);
		var line = new Line(channel, this.question);
		channel.register(selector, SelectionKey.OP_READ, line);
		return line;
	}

	private void hear(SelectionKey key) {
		try {
			var line = (Line) key.attachment();
			if (line.hear(this.status)) {
				this.answered++;
				next(line.isLast() ? replace(key) : line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void next(Line line) throws IOException {
		if (this.asked < this.wanted) {
			this.asked++;
			line.ask();
		}
	}

	private Line replace(SelectionKey key) throws IOException {
		key.channel().close();
		return connect(key.selector());
	}

	/** One connection and the response it is reading. */
	private static final class Line {

		private final SocketChannel channel;

		private final ByteBuffer question;

		private final ByteBuffer answer = ByteBuffer.allocateDirect(16_384);

		private boolean last;

		Line(SocketChannel channel, byte[] question) {
			this.channel = channel;
			this.question = ByteBuffer.allocateDirect(question.length).put(question).flip();
		}

		void ask() throws IOException {
			this.answer.clear();
			this.channel.write(this.question.rewind());
			if (this.question.hasRemaining()) {
				throw new IOException("The question did not fit");
			}
		}

		boolean hear(String status) throws IOException {
			if (this.channel.read(this.answer) < 0) {
				throw new IOException("The server hung up");
			}
			var head = Head.of(this.answer);
			if (head.isWhole() && !head.text().startsWith(status)) {
				throw new IOException("Not " + status + ": " + head);
			}
			this.last = head.saysGoodbye();
			return head.isWhole() && head.isFollowedByAll(this.answer);
		}

		boolean isLast() {
			return this.last;
		}

	}

}
