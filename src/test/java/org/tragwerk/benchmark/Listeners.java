package org.tragwerk.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Many open event streams on one thread, which measure when each received a version of
 * the count.
 */
final class Listeners implements AutoCloseable {

	private static final byte[] ID = "\nid: ".getBytes(StandardCharsets.US_ASCII);

	private static final int AT_ONCE = 50;

	private static final int PATIENCE_MILLIS = 20_000;

	private final ByteBuffer heard = ByteBuffer.allocateDirect(65_536);

	private final Selector selector;

	private final byte[] question;

	private final int port;

	private final int size;

	private long version;

	private int arrived;

	private long bytes;

	private Sample arrivals = new Sample();

	private Listeners(Selector selector, int port, String path, int size) {
		this.selector = selector;
		this.port = port;
		this.size = size;
		this.question = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\n\r\n"
			.formatted(path, port)
			.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Opens the streams, 50 at a time, and returns when each has received its first
	 * event.
	 */
	static Listeners open(int port, String path, int size) throws IOException {
		var listeners = new Listeners(Selector.open(), port, path, size);
		while (listeners.selector.keys().size() < size) {
			listeners.connect(Math.min(AT_ONCE, size - listeners.selector.keys().size()));
			listeners.await(listeners.selector.keys().size(), System.nanoTime());
		}
		return listeners;
	}

	private void connect(int more) throws IOException {
		for (int reader = 0; reader < more; reader++) {
			var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
			channel.configureBlocking(false);
			channel.register(this.selector, SelectionKey.OP_READ);
			channel.write(ByteBuffer.wrap(this.question));
		}
	}

	/**
	 * Waits until every stream has received this version.
	 * @return milliseconds from {@code start} to the arrival at each stream
	 */
	Sample arrivalsOf(long version, long start) throws IOException {
		this.version = version;
		this.arrived = 0;
		this.bytes = 0;
		await(this.size, start);
		return this.arrivals;
	}

	private void await(int everyone, long start) throws IOException {
		this.arrivals = new Sample();
		var end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
		while (this.arrived < everyone) {
			this.selector.select((key) -> read(key, start), 1000);
			if (System.nanoTime() > end) {
				throw new IOException("%d of %d heard nothing new".formatted(everyone - this.arrived, everyone));
			}
		}
	}

	private void read(SelectionKey key, long start) {
		try {
			var length = ((SocketChannel) key.channel()).read(this.heard.clear());
			if (length < 0) {
				throw new IOException("The stream ended");
			}
			if (version() >= this.version) {
				this.arrivals.add((System.nanoTime() - start) / 1e6);
				this.arrived++;
				this.bytes += length;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The id of the last event in the bytes just read, -1 if there is none. */
	private long version() {
		for (int at = this.heard.position() - ID.length - 1; at >= 0; at--) {
			if (isIdAt(at)) {
				return number(at + ID.length);
			}
		}
		return -1;
	}

	private boolean isIdAt(int at) {
		for (int letter = 0; letter < ID.length; letter++) {
			if (this.heard.get(at + letter) != ID[letter]) {
				return false;
			}
		}
		return true;
	}

	private long number(int at) {
		var number = 0L;
		for (int digit = at; this.heard.get(digit) >= '0'; digit++) {
			number = number * 10 + this.heard.get(digit) - '0';
		}
		return number;
	}

	/** The bytes that each stream received with the last version. */
	double bytesEach() {
		return (double) this.bytes / this.size;
	}

	@Override
	public void close() throws IOException {
		for (var key : this.selector.keys()) {
			key.channel().close();
		}
		this.selector.close();
	}

}
