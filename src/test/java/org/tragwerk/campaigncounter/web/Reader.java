package org.tragwerk.campaigncounter.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A plain HTTP client that can also read event streams.
 */
public final class Reader {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final int port;

	Reader(int port) {
		this.port = port;
	}

	public HttpResponse<String> get(String path, String... headers) {
		return ask("GET", path, headers);
	}

	HttpResponse<byte[]> getBytes(String path, String... headers) {
		return send("GET", path, BodyHandlers.ofByteArray(), headers);
	}

	HttpResponse<String> ask(String method, String path, String... headers) {
		return send(method, path, BodyHandlers.ofString(), headers);
	}

	<T> HttpResponse<T> send(String method, String path, BodyHandler<T> body, String... headers) {
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofMinutes(1))
			.method(method, HttpRequest.BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return CLIENT.send(request.build(), body);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(path, ex);
		}
	}

	public Listener listen(String path) throws IOException {
		return listen(path, "127.0.0.1");
	}

	/** Opens a stream from one of the addresses of this machine. */
	Listener listen(String path, String address) throws IOException {
		var socket = new Socket();
		socket.bind(new InetSocketAddress(address, 0));
		socket.setReceiveBufferSize(4096);
		socket.connect(new InetSocketAddress("127.0.0.1", this.port), 5000);
		socket.setSoTimeout(60_000);
		return new Listener(socket, path);
	}

	/** An open stream, read line by line. */
	public static final class Listener implements AutoCloseable {

		private final Socket socket;

		private final BufferedReader lines;

		Listener(Socket socket, String path) throws IOException {
			this.socket = socket;
			var request = "GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n".formatted(path);
			OutputStream out = socket.getOutputStream();
			out.write(request.getBytes(StandardCharsets.US_ASCII));
			out.flush();
			this.lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
		}

		/**
		 * The next line with this beginning; fails if the stream ends or nothing arrives
		 * in time.
		 */
		public String next(String beginning) throws IOException {
			for (var line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
				if (line.startsWith(beginning)) {
					return line;
				}
			}
			throw new IOException("The stream ended");
		}

		/** The data of the next count, without the heartbeats between. */
		public String nextCount() throws IOException {
			return next("data: {\"");
		}

		String rest() throws IOException {
			var text = new StringBuilder();
			for (var line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
				text.append(line).append('\n');
			}
			return text.toString();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
