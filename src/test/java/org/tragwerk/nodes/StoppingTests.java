package org.tragwerk.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SharedSurroundings;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.nodes.Conditions.await;

/**
 * One of two nodes is stopped with SIGTERM, and no request or event is lost.
 */
class StoppingTests {

	private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

	private static final String COUNT = "/api/v1/campaigns/danke";

	private static final String STREAM = COUNT + "/stream";

	private static Cluster cluster;

	private static Node leaving;

	private static Node staying;

	private static JdbcClient jdbc;

	@BeforeAll
	static void start() {
		cluster = Cluster.on(SharedSurroundings.database());
		leaving = cluster.start("leaving");
		leaving.awaitReady();
		staying = cluster.start("staying");
		jdbc = cluster.jdbc();
	}

	@AfterAll
	static void close() {
		cluster.close();
	}

	@BeforeEach
	void awaitReady() {
		if (!leaving.isAlive()) {
			leaving.restart();
		}
		leaving.awaitReady();
		staying.awaitReady();
		cluster.deliverTo(staying);
	}

	@AfterEach
	void clearFaults() {
		cluster.control().clearFaults();
	}

	@Test
	void streamsEndWithARetryFieldAndReconnectToAnotherNode() throws IOException {
		await().atMost(Patience.LATER).until(() -> Node.status(leaving.baseUrl() + COUNT) == 200);
		await().atMost(Patience.LATER).until(() -> Node.status(staying.baseUrl() + COUNT) == 200);
		try (var stream = new Listener(leaving)) {
			assertThat(stream.next("data:")).contains("\"count\"");
			leaving.terminate();
			assertThat(stream.next("retry:")).matches("retry: \\d{4}");
			assertThat(stream.end()).isBlank();
		}
		assertThat(leaving.exit(LONGEST_STOP)).isIn(0, 143);
		try (var stream = new Listener(staying)) {
			assertThat(stream.next("data:")).contains("\"count\"");
		}
	}

	@Test
	void aRunningRequestIsAnsweredAfterReadinessEnded() throws Exception {
		cluster.control().addRouteFault("POST /v1/checkout/sessions", "latency", "millis=4000");
		var reader = PledgingReader.at(leaving.baseUrl());
		var sent = CompletableFuture.supplyAsync(() -> reader.pledge("7,50"));
		await().atMost(Patience.LATER).until(() -> !customersOf(reader).isEmpty());
		leaving.terminate();
		leaving.awaitReadiness(false, Duration.ofSeconds(3));
		assertThat(sent).isNotDone();
		var session = sent.get();
		assertThat(leaving.exit(LONGEST_STOP)).isIn(0, 143);
		cluster.control().complete(session);
		await().atMost(Patience.LATER).until(() -> isActive(reader));
	}

	@Test
	void runningWorkIsTakenOverImmediately() {
		var reader = PledgingReader.at(staying.baseUrl());
		var session = reader.pledge("7,50");
		cluster.control().addRouteFault("GET /v1/subscriptions", "latency", "millis=20000");
		cluster.deliverTo(leaving);
		staying.freeze();
		cluster.control().complete(session);
		await().atMost(Patience.LATER).until(() -> isLeased(reader));
		staying.thaw();
		leaving.terminate();
		var asked = System.nanoTime();
		await().atMost(Patience.LATER).until(() -> isActive(reader));
		assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(30));
		assertThat(leaving.exit(LONGEST_STOP)).isIn(0, 143);
	}

	private static List<String> customersOf(PledgingReader reader) {
		return cluster.control()
			.list("/v1/customers?email=" + reader.address())
			.stream()
			.map((customer) -> String.valueOf(customer.get("id")))
			.toList();
	}

	private static boolean isLeased(PledgingReader reader) {
		return customersOf(reader).stream()
			.anyMatch((customer) -> jdbc
				.sql("select exists (select from customer_sync where provider_id = ? and lease_until > now())")
				.param(customer)
				.query(Boolean.class)
				.single());
	}

	private static boolean isActive(PledgingReader reader) {
		return customersOf(reader).stream()
			.anyMatch((customer) -> jdbc
				.sql("select exists (select from subscription where customer_id = ? and status = 'ACTIVE')")
				.param(customer)
				.query(Boolean.class)
				.single());
	}

	/** A reader's open page. */
	private static final class Listener implements AutoCloseable {

		private final Socket socket;

		private final BufferedReader lines;

		Listener(Node node) throws IOException {
			this.socket = new Socket("localhost", node.port());
			this.socket.setSoTimeout(20_000);
			this.socket.getOutputStream()
				.write("GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n".formatted(STREAM)
					.getBytes(StandardCharsets.US_ASCII));
			this.lines = new BufferedReader(
					new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
		}

		String next(String beginning) throws IOException {
			var read = new StringBuilder();
			for (var line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
				if (line.startsWith(beginning)) {
					return line;
				}
				read.append(line).append('\n');
			}
			throw new IOException("The stream ended without %s: %s".formatted(beginning, read));
		}

		String end() throws IOException {
			var rest = new StringBuilder();
			for (var line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
				rest.append(line);
			}
			return rest.toString();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
