package org.tragwerk.story;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import org.tragwerk.EmbeddedDatabase;
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
	void slowConnectionsDoNotAffectOthers(String path, String type) throws Exception {
		for (var connection = 0; connection < CONNECTIONS; connection++) {
			send("POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: %s\r\nContent-Length: 5000\r\n\r\na".formatted(path,
					type));
		}
		answersAtOnce();
	}

	@ParameterizedTest
	@Fault("F17")
	@CsvSource({ COUNT, "/cancel" })
	void slowUnreadBodiesDoNotAffectOthers(String path) throws Exception {
		for (var connection = 0; connection < CONNECTIONS; connection++) {
			send("GET %s HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\na".formatted(path));
		}
		answersAtOnce();
	}

	@ParameterizedTest
	@Fault("F17")
	@ValueSource(strings = { "POST", "GET" })
	void takesNoThreadOfTheManagementPort(String method, @LocalManagementPort int management) throws Exception {
		for (var connection = 0; connection < CONNECTIONS; connection++) {
			send(management, method + " /actuator/health HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\na");
		}
		assertThat(send(HttpRequest.newBuilder().GET(), management, "/actuator/health/liveness").statusCode())
			.isEqualTo(200);
		assertThat(send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000))),
				management, "/actuator/health")
			.statusCode()).isEqualTo(413);
	}

	/** As many requests as a connection may send at once. */
	@ParameterizedTest
	@Fault("F17")
	@ValueSource(strings = { COUNT, "/cancel", "/privacy", "/embed/v1/supporter-banner.js", "/embed/v1/danke/count.svg",
			"/embed/v1/danke/count.png", "/livez" })
	void takesNothingFromOthersByReadingNothing(String path) throws Exception {
		var requests = "GET %s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(path).repeat(100);
		for (var connection = 0; connection < CONNECTIONS; connection++) {
			var socket = new Socket();
			this.connections.add(socket);
			socket.setReceiveBufferSize(1024);
			socket.connect(new InetSocketAddress("localhost", this.port));
			socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
		}
		answersAtOnce();
	}

	/** While all threads of pages wait for the database. */
	@Test
	@Fault("F17")
	void whoIsRefusedLearnsThatNothingWasStoredAndCanSendItAgain(@Value("${spring.datasource.url}") String url)
			throws Exception {
		var form = "kind=ordinary&name=J%C3%BCrgen+Ada&reference=&email=juergen%40example.org&when=&key=refused";
		try (var owner = DriverManager.getConnection(url, EmbeddedDatabase.MIGRATOR, EmbeddedDatabase.PASSWORD);
				var statement = owner.createStatement()) {
			owner.setAutoCommit(false);
			statement.execute("lock table bucket in access exclusive mode");
			for (var connection = 0; connection < CONNECTIONS; connection++) {
				send("POST /cancel HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
						+ "Content-Length: " + form.length() + "\r\n\r\n" + form);
			}
			var answers = new ArrayList<String>();
			for (var connection : this.connections) {
				answers.add(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
			}
			assertThat(answers).allMatch((answer) -> answer.startsWith("HTTP/1.1 503"))
				.allMatch((answer) -> answer.contains("nichts gespeichert") || answer.contains("nicht gespeichert"))
				.allMatch((answer) -> answer.contains("value=\"Jürgen Ada\""))
				.anyMatch((answer) -> answer.contains("action=\"/cancel\"")
						&& answer.contains("name=\"key\" value=\"refused\"") && answer.contains("Noch einmal senden"));
			owner.rollback();
		}
	}

	@Test
	@Fault("F17")
	void slowConnectionsDoNotAffectAPledge(@Autowired StripeSandbox sandbox) throws Exception {
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
		send(this.port, text);
	}

	private void send(int to, String text) throws IOException {
		var connection = new Socket("localhost", to);
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
		return send(request, this.port, path);
	}

	private static HttpResponse<String> send(HttpRequest.Builder request, int to, String path) throws Exception {
		var uri = URI.create("http://localhost:" + to + path);
		return HttpClient.newHttpClient().send(request.uri(uri).timeout(AT_ONCE).build(), BodyHandlers.ofString());
	}

}
