package org.tragwerk.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The baseline of the event stream: one thread that holds the connections and writes the
 * same bytes to each when the database notifies it of a change.
 */
final class BareStreams {

	private final AtomicReference<byte @Nullable []> pending = new AtomicReference<>();

	private final ByteBuffer scratch = ByteBuffer.allocateDirect(4096);

	private final Selector selector;

	private final byte[] head;

	private byte[] latest = new byte[0];

	private BareStreams(Selector selector, byte[] head) {
		this.selector = selector;
		this.head = head;
	}

	/** Takes the port, the database's JDBC URL, and the headers to send. */
	public static void main(String[] arguments) throws IOException, SQLException {
		var selector = Selector.open();
		var head = arguments[2].getBytes(StandardCharsets.US_ASCII);
		var streams = new BareStreams(selector, head);
		var listening = new Thread(() -> streams.listen(arguments[1]), "bare-counter");
		listening.setDaemon(true);
		listening.start();
		var listener = ServerSocketChannel.open();
		listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 512);
		listener.configureBlocking(false);
		listener.register(selector, SelectionKey.OP_ACCEPT);
		streams.serve();
	}

	private void listen(String database) {
		try (var connection = DriverManager.getConnection(database, BenchmarkDatabase.APPLICATION,
				BenchmarkDatabase.PASSWORD); var statement = connection.createStatement()) {
			statement.execute("listen " + BenchmarkDatabase.BARE);
			try (var rows = statement.executeQuery(BenchmarkDatabase.READ.formatted(BenchmarkDatabase.BARE))) {
				rows.next();
				render(rows.getString(1));
			}
			var notices = connection.unwrap(PGConnection.class);
			while (!Thread.interrupted()) {
				for (var notification : notices.getNotifications(0)) {
					render(notification.getParameter());
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void render(String row) {
		this.pending.set(event(row.split(" ")));
		this.selector.wakeup();
	}

	private static byte[] event(String[] row) {
		var count = Long.parseLong(row[1]);
		var json = """
				{"campaign":"%s","count":%d,"headline":"%s mal Danke!","goal":50000,"version":%s,"asOf":"%s"}"""
			.formatted(row[0], count, String.format(Locale.GERMANY, "%,d", count), row[2],
					Instant.ofEpochSecond(Long.parseLong(row[3])));
		return "event: count\nid: %s\ndata: %s\n\n".formatted(row[2], json).getBytes(StandardCharsets.UTF_8);
	}

	private void serve() throws IOException {
		while (this.selector.isOpen()) {
			this.selector.select(this::handle);
			var event = this.pending.getAndSet(null);
			if (event != null) {
				this.latest = event;
				broadcast(event);
			}
		}
	}

	private void broadcast(byte[] event) throws IOException {
		for (var key : this.selector.keys()) {
			if (key.channel() instanceof SocketChannel channel && key.attachment() != null) {
				write(channel, event);
			}
		}
	}

	private void handle(SelectionKey key) {
		try {
			if (key.channel() instanceof ServerSocketChannel listener) {
				accept(listener);
			}
			else if (key.channel() instanceof SocketChannel channel) {
				read(key, channel);
			}
		}
		catch (IOException ex) {
			key.cancel();
		}
	}

	private void accept(ServerSocketChannel listener) throws IOException {
		for (var channel = listener.accept(); channel != null; channel = listener.accept()) {
			channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			channel.configureBlocking(false);
			channel.register(this.selector, SelectionKey.OP_READ);
		}
	}

	private void read(SelectionKey key, SocketChannel channel) throws IOException {
		if (channel.read(this.scratch.clear()) < 0) {
			channel.close();
		}
		else if (key.attachment() == null) {
			key.attach(this);
			write(channel, this.head);
			write(channel, this.latest);
		}
	}

	private void write(SocketChannel channel, byte[] bytes) throws IOException {
		channel.write(this.scratch.clear().put(bytes).flip());
	}

}
