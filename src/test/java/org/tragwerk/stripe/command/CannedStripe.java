package org.tragwerk.stripe.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.stripe.StripeClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.tragwerk.provider.CommandId;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers as Stripe does, with what a test put there, and remembers what was changed.
 * Each change has to carry the command's id in its key.
 */
final class CannedStripe implements AutoCloseable {

	static final CommandId COMMAND = new CommandId(UUID.fromString("00000000-0000-0000-0000-0000000000c0"));

	private final List<String> changes = new CopyOnWriteArrayList<>();

	private final Map<String, String> answers = new ConcurrentHashMap<>();

	private final HttpServer server;

	CannedStripe() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	StripeClient client() {
		return StripeClient.builder()
			.setApiKey("sk_test_canned")
			.setApiBase("http://localhost:" + this.server.getAddress().getPort())
			.build();
	}

	/** What was changed, such as {@code DELETE /v1/subscriptions/sub_1 }. */
	List<String> changes() {
		return this.changes;
	}

	void answer(String request, String json) {
		this.answers.put(request, json);
	}

	void refuse(String request, String code) {
		answer(request, "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"" + code + "\"}}");
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void handle(HttpExchange exchange) throws IOException {
		var request = exchange.getRequestMethod() + ' ' + exchange.getRequestURI().getPath();
		var body = URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
				StandardCharsets.UTF_8);
		var answer = this.answers.getOrDefault(request, "{\"error\":{\"type\":\"api_error\"}}");
		if (!exchange.getRequestMethod().equals("GET")) {
			assertThat(exchange.getRequestHeaders().getFirst("Idempotency-Key")).contains(COMMAND.toString());
			this.changes.add(request + ' ' + sorted(body));
		}
		var bytes = answer.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(answer.startsWith("{\"error\"") ? 400 : 200, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private static String sorted(String body) {
		return String.join("&", List.of(body.split("&")).stream().sorted().toList());
	}

}
