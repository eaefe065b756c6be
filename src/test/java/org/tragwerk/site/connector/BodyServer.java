package org.tragwerk.site.connector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Servlet;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.tragwerk.site.PublicRoute;

import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;

/**
 * A plain Tomcat with ten threads and our connector, and one servlet.
 */
final class BodyServer implements AutoCloseable {

	static final int THREADS = 10;

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final ErrorPages errors = new ErrorPages(this.meters);

	private final WebServer server;

	/** Starts it. */
	BodyServer(Duration bodyGrace, Servlet servlet) {
		var factory = new TomcatServletWebServerFactory(0);
		var configuration = new ConnectorConfiguration(new BodyProperties(bodyGrace, DataSize.ofKilobytes(4)),
				this.errors, List.of(() -> List.of(PublicRoute.webhook("/hook"))));
		configuration.customize(factory);
		var settings = new TomcatServerProperties();
		settings.getThreads().setMax(THREADS);
		configuration.threadLimits(settings).customize(factory);
		factory.addConnectorCustomizers((connector) -> {
			if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
				protocol.setMaxThreads(THREADS);
			}
		});
		factory.addInitializers((context) -> context.addServlet("servlet", servlet).addMapping("/"));
		this.server = factory.getWebServer();
		this.server.start();
	}

	/** How many requests were refused with this status. */
	double refused(int status) {
		return this.meters.get("tragwerk.requests.refused").tag("status", "" + status).counter().count();
	}

	Client connect() {
		try {
			return new Client(new Socket("localhost", this.server.getPort()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Opens a connection and sends this. */
	Client send(String text) {
		return connect().send(text);
	}

	@Override
	public void close() {
		this.server.stop();
		this.server.destroy();
	}

	/**
	 * A connection that sends text in ISO-8859-1 and reads responses line by line.
	 */
	static final class Client implements AutoCloseable {

		private final Socket socket;

		private final BufferedReader lines;

		Client(Socket socket) throws IOException {
			socket.setSoTimeout(30_000);
			socket.setTcpNoDelay(true);
			this.socket = socket;
			this.lines = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
		}

		Client send(String text) {
			try {
				this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
				return this;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		/**
		 * The next line of the response that begins so; null once the connection ends.
		 */
		@Nullable String next(String beginning) throws IOException {
			for (var line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
				if (line.startsWith(beginning)) {
					return line;
				}
			}
			return null;
		}

		/** The status of the next response. */
		int status() throws IOException {
			var line = next("HTTP/1.1 ");
			return (line != null) ? Integer.parseInt(line.substring(9, 12)) : -1;
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
