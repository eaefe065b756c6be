package org.tragwerk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy in front of a database whose connections can be cut and restored, and that
 * counts the statements sent through it.
 */
public final class DatabaseProxy implements AutoCloseable {

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final AtomicLong statements = new AtomicLong();

	private final ServerSocket server;

	private final URI database;

	private volatile boolean cut;

	private DatabaseProxy(ServerSocket server, URI database) {
		this.server = server;
		this.database = database;
	}

	/** Starts a proxy to the database of a JDBC URL. */
	public static DatabaseProxy to(String jdbcUrl) {
		try {
			var proxy = new DatabaseProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()),
					URI.create(jdbcUrl.substring("jdbc:".length())));
			begin(proxy::accept);
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The JDBC URL of the database through this proxy. */
	public String url() {
		return "jdbc:postgresql://localhost:%d%s".formatted(this.server.getLocalPort(), this.database.getPath());
	}

	/**
	 * Resets all connections and refuses new ones, as if the database had been killed.
	 */
	public void cut() {
		this.cut = true;
		this.open.forEach(DatabaseProxy::close);
	}

	public void restore() {
		this.cut = false;
	}

	/** The number of statements sent through the proxy so far. */
	public long statements() {
		return this.statements.get();
	}

	private void accept() throws IOException {
		while (!this.server.isClosed()) {
			var client = this.server.accept();
			if (this.cut) {
				close(client);
				continue;
			}
			var remote = new Socket(this.database.getHost(), this.database.getPort());
			this.open.add(client);
			this.open.add(remote);
			begin(() -> carry(client, remote, new StatementCount(this.statements)));
			begin(() -> carry(remote, client, (bytes, length) -> {
			}));
			if (this.cut) {
				this.open.forEach(DatabaseProxy::close);
			}
		}
	}

	private void carry(Socket from, Socket to, Watcher watcher) throws IOException {
		try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			var bytes = new byte[16_384];
			for (var length = in.read(bytes); length >= 0; length = in.read(bytes)) {
				watcher.see(bytes, length);
				out.write(bytes, 0, length);
			}
		}
		finally {
			this.open.remove(from);
			this.open.remove(to);
		}
	}

	private static void begin(Work work) {
		var thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException ex) {
				// A cut connection ends so.
			}
		}, "proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(Socket socket) {
		try {
			socket.setSoLinger(true, 0);
			socket.close();
		}
		catch (IOException ex) {
			// It is closed already.
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		cut();
	}

	private interface Work {

		void run() throws IOException;

	}

	private interface Watcher {

		void see(byte[] bytes, int length);

	}

	/** Counts the Execute and Query messages in the PostgreSQL protocol of one client. */
	private static final class StatementCount implements Watcher {

		private final AtomicLong statements;

		private boolean started;

		private int header;

		private int type;

		private int length;

		private int left;

		StatementCount(AtomicLong statements) {
			this.statements = statements;
		}

		@Override
		public void see(byte[] bytes, int count) {
			for (var at = 0; at < count; at++) {
				see(bytes[at] & 0xff);
			}
		}

		private void see(int value) {
			if (this.left > 0) {
				this.left--;
			}
			else if (this.started && this.header == 0) {
				this.type = value;
				this.header = 1;
			}
			else {
				this.length = this.length << 8 | value;
				this.header++;
				endHeader();
			}
		}

		private void endHeader() {
			if (this.header < (this.started ? 5 : 4)) {
				return;
			}
			this.left = this.length - 4;
			if (this.type == 'E' || this.type == 'Q') {
				this.statements.incrementAndGet();
			}
			this.started = this.started || this.length != 8;
			this.header = 0;
			this.length = 0;
			this.type = 0;
		}

	}

}
