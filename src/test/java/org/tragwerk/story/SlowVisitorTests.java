package org.tragwerk.story;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.sandbox.StripeSandbox;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One visitor with more slow connections than the node has threads.
 */
@TragwerkTest
class SlowVisitorTests {

	private static final int CONNECTIONS = 210;

	private static final Duration AT_ONCE = Duration.ofSeconds(5);

	private static final String COUNT = "/api/v1/campaigns/danke";

	private final List<Socket> connections = new ArrayList<>();

	@LocalServerPort
	private int port;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@AfterEach
	void close() throws IOException {
		for (var connection : this.connections) {
			connection.close();
		}
	}

	@ParameterizedTest
	@Fault("F17")
	@CsvSource({ "/cancel, application/x-www-form-urlencoded", "/support, multipart/form-data; boundary=x",
			"/webhooks/stripe, application/json" })
	void takesNothingFromOthers(String path, String type) throws Exception {
		for (var connection = 0; connection < CONNECTIONS; connection++) {
			send("POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: %s\r\nContent-Length: 5000\r\n\r\na".formatted(path,
					type));
		}
		answersAtOnce();
	}

	@ParameterizedTest
	@Fault("F17")
	@CsvSource({ COUNT, "/cancel" })
	void takesNothingFromOthersWithABodyThatNobodyReads(String path) throws Exception {
		for (var connection = 0; connection < CONNECTIONS; connection++) {
			send("GET %s HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\na".formatted(path));
		}
		answersAtOnce();
	}

	@Test
	@Fault("F17")
	void takesNothingFromAPledge(@Autowired StripeSandbox sandbox) throws Exception {
		for (var connection = 0; connection < CONNECTIONS; connection++) {
			send("POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\na");
		}
		var before = get(COUNT).body();
		var control = new SandboxControl(sandbox.url());
		control.complete(PledgingReader.at(this.baseUrl).pledge("7,50"));
		Awaitility.await()
			.atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(get(COUNT).body()).isNotEqualTo(before));
	}

	private void answersAtOnce() throws Exception {
		assertThat(get(COUNT).statusCode()).isEqualTo(200);
		assertThat(get("/cancel").statusCode()).isEqualTo(200);
		assertThat(post("/webhooks/stripe", "{}").statusCode()).isEqualTo(400);
		assertThat(post("/cancel", "x".repeat(20_000)).statusCode()).isNotEqualTo(503);
	}

	private void send(String text) throws IOException {
		var connection = new Socket("localhost", this.port);
		this.connections.add(connection);
		connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send(HttpRequest.newBuilder().GET(), path);
	}

	private HttpResponse<String> post(String path, String body) throws Exception {
		return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)), path);
	}

	private HttpResponse<String> send(HttpRequest.Builder request, String path) throws Exception {
		var uri = URI.create("http://localhost:" + this.port + path);
		return HttpClient.newHttpClient().send(request.uri(uri).timeout(AT_ONCE).build(), BodyHandlers.ofString());
	}

}
