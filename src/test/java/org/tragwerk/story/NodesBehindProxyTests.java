package org.tragwerk.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import org.tragwerk.Fault;
import org.tragwerk.Node;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.testing.Nginx;
import org.tragwerk.testing.Ports;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes with one database and one Stripe account, behind nginx with the documented
 * configuration.
 */
@TragwerkTest
@TestPropertySource(properties = "tragwerk.limits.pledge-network=6")
@EnabledIf(value = "org.tragwerk.testing.Nginx#isInstalled", disabledReason = "nginx is not installed")
class NodesBehindProxyTests {

	private static final String COUNT = "/api/v1/campaigns/danke";

	private static @Nullable Node running;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	private SandboxControl control;

	private Node other;

	private Nginx nginx;

	@BeforeEach
	void startANodeAndTheProxy(@Autowired ApplicationContext test, @Autowired StripeSandbox sandbox)
			throws IOException {
		this.jdbc.sql("delete from bucket").update();
		this.control = new SandboxControl(sandbox.url());
		this.other = runningNode(test);
		eventually(() -> assertThat(openStreams(this.other.managementPort())).isZero());
		this.nginx = Nginx.before(this.port, this.other.port());
		this.control.deliverTo(this.nginx.url() + "/webhooks/stripe");
	}

	@AfterEach
	void stop() throws IOException {
		this.control.deliverTo("http://localhost:" + this.port + "/webhooks/stripe");
		this.nginx.close();
	}

	@AfterAll
	static void stopTheNode() {
		if (running != null) {
			running.close();
		}
	}

	/** The other node, started anew where a test stopped it. */
	private static Node runningNode(ApplicationContext test) {
		var node = running;
		if (node == null || !node.context().isActive()) {
			node = Node.beside(test, "tragwerk.limits.pledge-network", "6");
			running = node;
		}
		return node;
	}

	@Test
	void pledgesOverBothNodesWithTheSameCount() throws IOException {
		var before = version("http://localhost:" + this.port);
		try (var streams = new Streams(this.nginx, 4)) {
			eventually(() -> assertThat(List.of(openStreams(this.other.managementPort()), openStreams(here())))
				.allMatch((open) -> open >= 1));
			var reader = reader(new Visitor(this.nginx.url()));
			var session = reader.pledge("7,50");
			this.control.complete(session);
			for (var stream : streams.all) {
				assertThat(stream.versionAfter(before)).isGreaterThan(before);
			}
			for (var node : nodes()) {
				eventually(() -> assertThat(reader.browser().get(node + "/support/return?session_id=" + session).body())
					.contains("data-state=\"thanks\""));
			}
			eventually(
					() -> assertThat(get(nodes().get(0) + COUNT).body()).isEqualTo(get(nodes().get(1) + COUNT).body()));
		}
		assertThat(this.nginx.accessLog()).contains("127.0.0.1:" + this.port, "127.0.0.1:" + this.other.port(),
				"\"url.path\":\"/webhooks/stripe\",\"http.response.status_code\":200");
	}

	@Test
	@Fault("F116")
	void countsLimitsOverBothNodes() {
		var statuses = IntStream.range(0, 9)
			.map((any) -> reader(new Visitor(this.nginx.url())).send("7,50").statusCode())
			.boxed()
			.toList();
		assertThat(statuses).containsExactly(303, 303, 303, 303, 303, 303, 429, 429, 429);
		this.jdbc.sql("delete from bucket").update();
		eventually(() -> assertThat(reader(new Visitor(this.nginx.url())).send("7,50").statusCode()).isEqualTo(303));
	}

	@Test
	void reconnectsStreamsOfAStoppedNodeToTheOther() throws Exception {
		var before = version("http://localhost:" + this.port);
		try (var streams = new Streams(this.nginx, 4)) {
			eventually(() -> assertThat(openStreams(this.other.managementPort())).isGreaterThanOrEqualTo(1));
			var session = reader(new Visitor("http://localhost:" + this.port)).pledge("7,50");
			var stopping = CompletableFuture.runAsync(this.other::close);
			this.control.complete(session);
			eventually(() -> assertThat(version("http://localhost:" + this.port)).isGreaterThan(before));
			for (var stream : streams.all) {
				assertThat(stream.versionAfter(before)).isGreaterThan(before);
			}
			assertThat(streams.all.stream().mapToInt((stream) -> stream.reconnects).sum()).isPositive();
			stopping.get(60, TimeUnit.SECONDS);
			assertThat(get(this.nginx.url() + "/support").statusCode()).isEqualTo(200);
		}
	}

	@Test
	@Fault("F113")
	void servesFromTheCacheWhileNoNodeAnswers() throws IOException {
		assertThat(get(this.nginx.url() + COUNT).headers().firstValue("X-Cache")).contains("MISS");
		var hit = get(this.nginx.url() + COUNT + "?utm=1");
		assertThat(hit.headers().firstValue("X-Cache")).contains("HIT");
		assertThat(get(this.nginx.url() + COUNT + "?lang=en").headers().firstValue("X-Cache")).contains("MISS");
		var tag = hit.headers().firstValue("ETag").orElseThrow();
		assertThat(get(this.nginx.url() + COUNT, "If-None-Match", tag).statusCode()).isEqualTo(304);
		var node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		node.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().set("Cache-Control", "public, max-age=1, stale-if-error=86400");
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		node.start();
		try (var lonely = Nginx.before(node.getAddress().getPort(), node.getAddress().getPort())) {
			assertThat(get(lonely.url() + COUNT).statusCode()).isEqualTo(200);
			node.stop(0);
			eventually(() -> assertThat(get(lonely.url() + COUNT).headers().firstValue("X-Cache")).contains("STALE"));
			assertThat(get(lonely.url() + COUNT).statusCode()).isEqualTo(200);
			assertThat(get(lonely.url() + "/support").statusCode()).isEqualTo(502);
		}
	}

	@Test
	void hidesActuatorAndRejectsLargeWebhooks() throws IOException {
		for (var path : List.of("/livez", "/readyz", "/actuator/health")) {
			assertThat(get(this.nginx.url() + path).statusCode()).isEqualTo(404);
		}
		var large = Map.of("a", "x".repeat(2 << 20));
		assertThat(new Visitor(this.nginx.url()).post("/webhooks/stripe", large).statusCode()).isEqualTo(413);
		var id = get(this.nginx.url() + "/support", "X-Request-Id", "claimed-by-the-caller").headers()
			.allValues("X-Request-Id");
		assertThat(id).singleElement().asString().matches("[0-9a-f]{32}");
	}

	@ParameterizedTest
	@Fault("F117")
	@ValueSource(strings = { "/confirm/", "/support/continue/", "/cancel/receipts/", "/cancel/contracts/",
			"/withdraw/receipts/", "/withdraw/contracts/" })
	void logsNoTokenAndNoQuery(String path) throws IOException {
		var token = UUID.randomUUID().toString();
		get(this.nginx.url() + path + token + "?email=anna@example.org", "Referer", "http://localhost/" + token);
		get(this.nginx.url() + path.replace("/", "//").toUpperCase() + token);
		try (var lonely = Nginx.before(Ports.free(), Ports.free())) {
			assertThat(get(lonely.url() + COUNT).statusCode()).isEqualTo(502);
			assertThat(get(lonely.url() + path + token + "?email=anna@example.org").statusCode()).isEqualTo(502);
			eventually(() -> assertThat(lonely.accessLog()).contains("\"url.path\":\"" + path + "-\""));
			assertThat(lonely.accessLog() + lonely.errorLog()).contains("Connection refused", COUNT)
				.doesNotContain(token, "anna");
		}
		eventually(() -> assertThat(this.nginx.accessLog()).contains("\"url.path\":\"" + path + "-\"",
				"\"url.path\":\"" + path.toUpperCase() + "-\""));
		assertThat(this.nginx.accessLog() + this.nginx.errorLog()).doesNotContain(token, "anna");
	}

	private List<String> nodes() {
		return List.of("http://localhost:" + this.port, "http://localhost:" + this.other.port());
	}

	private static PledgingReader reader(Visitor browser) {
		return PledgingReader.at(browser, "reader-" + UUID.randomUUID() + "@example.org");
	}

	@Autowired
	private org.springframework.core.env.Environment settings;

	private int here() {
		return this.settings.getRequiredProperty("local.management.port", Integer.class);
	}

	private static double openStreams(int managementPort) {
		return get("http://localhost:" + managementPort + "/actuator/prometheus").body()
			.lines()
			.filter((line) -> line.startsWith("tragwerk_streams_open "))
			.mapToDouble((line) -> Double.parseDouble(line.split(" ")[1]))
			.sum();
	}

	private static long version(String node) {
		return Long.parseLong(get(node + COUNT).body().replaceFirst(".*\"version\":(\\d+).*", "$1"));
	}

	private static HttpResponse<String> get(String url, String... headers) {
		var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(url, ex);
		}
	}

	private static void eventually(ThrowingRunnable assertion) {
		Awaitility.await().dontCatchUncaughtExceptions().atMost(Patience.SOON).untilAsserted(assertion);
	}

	private static final class Streams implements AutoCloseable {

		private final List<LiveCount> all = new ArrayList<>();

		Streams(Nginx nginx, int number) throws IOException {
			for (var opened = 0; opened < number; opened++) {
				this.all.add(new LiveCount(nginx.port()));
			}
		}

		@Override
		public void close() throws IOException {
			for (var stream : this.all) {
				stream.close();
			}
		}

	}

	/**
	 * A client that acts as a browser's EventSource: it reads events and reconnects when
	 * the connection is closed.
	 */
	private static final class LiveCount implements AutoCloseable {

		private final int port;

		private Socket socket = new Socket();

		private BufferedReader lines = new BufferedReader(new InputStreamReader(InputStream.nullInputStream()));

		private int reconnects;

		LiveCount(int port) throws IOException {
			this.port = port;
			connect();
		}

		private void connect() throws IOException {
			this.socket.close();
			this.socket = new Socket("127.0.0.1", this.port);
			this.socket.setSoTimeout(20_000);
			this.socket.getOutputStream()
				.write("GET %s/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(COUNT)
					.getBytes(StandardCharsets.US_ASCII));
			this.lines = new BufferedReader(
					new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
		}

		long versionAfter(long version) throws IOException {
			while (true) {
				var line = this.lines.readLine();
				if (line == null || line.equals("0")) {
					this.reconnects++;
					connect();
				}
				else if (line.startsWith("id: ") && Long.parseLong(line.substring(4)) > version) {
					return Long.parseLong(line.substring(4));
				}
			}
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
