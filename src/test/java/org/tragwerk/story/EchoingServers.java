package org.tragwerk.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A payment provider and a mail server whose errors echo the rejected personal data, as
 * real ones do.
 */
final class EchoingServers implements AutoCloseable {

	private static final List<String> HANDED_ON = List.of("Authorization", "Content-Type", "Idempotency-Key",
			"Stripe-Version");

	private final HttpClient client = HttpClient.newHttpClient();

	private final HttpServer provider;

	private final ServerSocket mail;

	private volatile String sandbox = "";

	private volatile boolean refusing;

	EchoingServers() {
		try {
			this.provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.provider.createContext("/", this::answer);
			this.provider.start();
			this.mail = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
			var postman = new Thread(this::takeNoMail, "mail");
			postman.setDaemon(true);
			postman.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String providerUrl() {
		return "http://localhost:" + this.provider.getAddress().getPort();
	}

	int mailPort() {
		return this.mail.getLocalPort();
	}

	/** Sets the sandbox to which requests are forwarded while nothing is rejected. */
	void standBefore(String sandbox) {
		this.sandbox = sandbox;
	}

	void refuse(boolean refusing) {
		this.refusing = refusing;
	}

	private void answer(HttpExchange exchange) throws IOException {
		var asked = exchange.getRequestBody().readAllBytes();
		try (exchange) {
			if (this.refusing) {
				var said = URLDecoder.decode(new String(asked, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
				send(exchange, 400,
						"""
								{"error":{"type":"invalid_request_error","code":"email_invalid","param":"email","message":"Invalid: %s by %s"}}"""
							.formatted(said, exchange.getRequestHeaders().getFirst("Authorization"))
							.getBytes(StandardCharsets.UTF_8));
				return;
			}
			var request = HttpRequest.newBuilder(URI.create(this.sandbox + exchange.getRequestURI()))
				.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(asked));
			exchange.getRequestHeaders().forEach((name, values) -> {
				if (HANDED_ON.contains(name)) {
					request.header(name, values.get(0));
				}
			});
			var answer = this.client.send(request.build(), BodyHandlers.ofByteArray());
			send(exchange, answer.statusCode(), answer.body());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
	}

	private void takeNoMail() {
		while (!this.mail.isClosed()) {
			try (var caller = this.mail.accept()) {
				refuseMail(caller);
			}
			catch (IOException ex) {
				// The next caller may be more patient.
			}
		}
	}

	private static void refuseMail(Socket caller) throws IOException {
		var lines = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
		say(caller, "220 mail.example ready");
		for (var line = lines.readLine(); line != null && !line.startsWith("QUIT"); line = lines.readLine()) {
			say(caller, line.startsWith("RCPT") ? "550 5.1.1 " + line.substring(5) + " is unknown here" : "250 fine");
		}
	}

	private static void say(Socket caller, String line) throws IOException {
		caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() throws IOException {
		this.provider.stop(0);
		this.mail.close();
	}

}
