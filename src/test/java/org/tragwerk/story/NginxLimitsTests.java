package org.tragwerk.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.testing.Nginx;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one visitor can take of nginx with the documented configuration, and of the nodes
 * behind it. The node is a stub.
 */
@EnabledIf(value = "org.tragwerk.testing.Nginx#isInstalled", disabledReason = "nginx is not installed")
class NginxLimitsTests {

	private static final String STREAM = "/api/v1/campaigns/danke/stream";

	private static final int STREAMS = 100;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch end = new CountDownLatch(1);

	private final BlockingQueue<String> bodies = new ArrayBlockingQueue<>(10);

	private final AtomicInteger requests = new AtomicInteger();

	private final List<String> lengths = new CopyOnWriteArrayList<>();

	private final List<Socket> sockets = new ArrayList<>();

	private HttpServer node;

	private Nginx nginx;

	@BeforeEach
	void start() throws IOException {
		this.node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.node.setExecutor(this.threads);
		this.node.createContext("/", this::store);
		this.node.createContext(STREAM, this::stream);
		this.node.start();
		this.nginx = Nginx.before(this.node.getAddress().getPort(), this.node.getAddress().getPort());
	}

	@AfterEach
	void stop() throws IOException {
		this.end.countDown();
		for (var socket : this.sockets) {
			socket.close();
		}
		this.nginx.close();
		this.node.stop(0);
		this.threads.shutdownNow();
	}

	@ParameterizedTest
	@Fault("F113")
	@CsvSource({ "198.51.100.7, 198.51.100.7, 198.51.100.8", "2001:db8:1:2::7, 2001:db8:1:2:ffff::8, 2001:db8:1:3::7",
			"2001:db8:a0a:a0a::7, 2001:db8:a0a:a0a::a0a, 2001:db8:a0a:a0b::7",
			"::ffff:198.51.100.7, 198.51.100.7, ::ffff:198.51.100.8" })
	void limitsANetworkToAHundredStreams(String visitor, String neighbour, String other) throws IOException {
		for (var stream = 0; stream < STREAMS; stream++) {
			assertThat(head(openStream(visitor))).startsWith("HTTP/1.1 200");
		}
		assertThat(head(openStream(neighbour))).startsWith("HTTP/1.1 503")
			.contains("Retry-After: 60", "Cache-Control: no-store", "Access-Control-Allow-Origin: *",
					"Content-Type: application/problem+json");
		assertThat(head(openStream(other))).startsWith("HTTP/1.1 200");
		this.sockets.get(0).close();
		Awaitility.await()
			.atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(head(openStream(neighbour))).startsWith("HTTP/1.1 200"));
	}

	@Test
	@Fault("F17")
	void forwardsABodyOnceItIsComplete() throws Exception {
		var slow = open();
		send(slow, "POST /support HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nslo");
		for (var quick = 0; quick < 3; quick++) {
			send(open(), "POST /support HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nquick");
			assertThat(this.bodies.poll(30, TimeUnit.SECONDS)).isEqualTo("quick");
		}
		assertThat(this.requests).hasValue(3);
		send(slow, "wly");
		assertThat(this.bodies.poll(30, TimeUnit.SECONDS)).isEqualTo("slowly");
	}

	@Test
	@Fault("F17")
	void givesTheNodeTheLengthOfABodyThatCameInChunks() throws Exception {
		send(open(), "POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
				+ "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
		assertThat(this.bodies.poll(30, TimeUnit.SECONDS)).isEqualTo("abcde");
		assertThat(this.lengths).containsExactly("5");
	}

	@Test
	@Fault("F17")
	void saysOfATooLargeFormThatNothingWasStored() throws Exception {
		var form = HttpRequest.newBuilder(URI.create(this.nginx.url() + "/cancel"))
			.POST(HttpRequest.BodyPublishers.ofByteArray(new byte[100_000]))
			.build();
		var answer = HttpClient.newHttpClient().send(form, HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(answer.body()).contains("nichts gespeichert");
	}

	private Socket openStream(String visitor) {
		var socket = open();
		send(socket, "GET %s HTTP/1.1\r\nHost: a\r\n%s: %s\r\n\r\n".formatted(STREAM, Nginx.VISITOR, visitor));
		return socket;
	}

	private Socket open() {
		try {
			var socket = new Socket("127.0.0.1", this.nginx.port());
			socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
			this.sockets.add(socket);
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void send(Socket socket, String text) {
		try {
			socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The head of a response. */
	private static String head(Socket socket) throws IOException {
		var head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) socket.getInputStream().read());
		}
		return head.toString();
	}

	private void store(HttpExchange exchange) throws IOException {
		this.requests.incrementAndGet();
		this.lengths.add(String.valueOf(exchange.getRequestHeaders().getFirst("Content-Length")));
		var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
		exchange.sendResponseHeaders(200, -1);
		exchange.close();
		this.bodies.add(body);
	}

	private void stream(HttpExchange exchange) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
		exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.US_ASCII));
		exchange.getResponseBody().flush();
		try {
			this.end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		exchange.close();
	}

}
