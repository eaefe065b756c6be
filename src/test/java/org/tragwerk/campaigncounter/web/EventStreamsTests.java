package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;

import org.tragwerk.Fault;
import org.tragwerk.Patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.tragwerk.campaigncounter.web.CampaignServer.API;

@ExtendWith(OutputCaptureExtension.class)
class EventStreamsTests {

	private static final String STREAM = API + "/stream";

	private static final Duration AT_ONCE = Duration.ofSeconds(5);

	private static CampaignServer server;

	private final Reader reader = reader();

	@BeforeAll
	static void start() {
		server = CampaignServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void twoHundredSupport() {
		server.count(200);
		eventually(() -> assertThat(server.openStreams()).isZero());
	}

	private String present() {
		return this.reader.get(API).body();
	}

	private static void eventually(ThrowingRunnable assertion) {
		Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(Patience.SOON).untilAsserted(assertion);
	}

	@Test
	void beginsWithTheCurrentCount() throws IOException {
		try (var listener = this.reader.listen(STREAM)) {
			assertThat(listener.next("HTTP")).contains(" 200");
			assertThat(listener.next("Content-Type")).endsWith("text/event-stream;charset=utf-8");
			assertThat(listener.next("event:")).isEqualTo("event: count");
			var id = listener.next("id:").substring("id: ".length());
			assertThat(listener.nextCount()).isEqualTo("data: " + present()).contains("\"version\":" + id);
		}
	}

	@Test
	void sendsAChangeImmediately() throws IOException {
		try (var german = this.reader.listen(STREAM); var english = this.reader.listen(STREAM + "?lang=en")) {
			german.nextCount();
			english.nextCount();
			var start = System.nanoTime();
			server.count(201);
			assertThat(german.nextCount()).contains("\"headline\":\"201 mal Danke!\"");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
			assertThat(english.nextCount()).contains("\"headline\":\"Thank you, 201 times over!\"");
		}
	}

	@Test
	void sendsHeartbeats() throws IOException {
		try (var listener = this.reader.listen(STREAM)) {
			listener.nextCount();
			assertThat(listener.next(":")).isEqualTo(":");
			assertThat(listener.next("event:")).isEqualTo("event: heartbeat");
			assertThat(listener.next("data:")).isEqualTo("data: {}");
			assertThat(listener.next("")).isEmpty();
			assertThat(listener.next(":")).isEqualTo(":");
		}
	}

	@Test
	void refusesStreamsBeyondTheLimitOfTheNode() throws IOException {
		var listeners = new ArrayList<Reader.Listener>();
		try {
			open(listeners, 20, "127.0.0.1");
			open(listeners, 20, "127.0.0.2");
			assertRefused();
			assertThat(refused("node")).isOne();
		}
		finally {
			close(listeners);
		}
		try (var listener = this.reader.listen(STREAM)) {
			assertThat(listener.next("HTTP")).contains(" 200");
		}
	}

	@Test
	@Fault("F113")
	void refusesStreamsBeyondTheLimitOfANetwork() throws IOException {
		var listeners = new ArrayList<Reader.Listener>();
		try {
			open(listeners, 30, "127.0.0.1");
			assertRefused();
			assertThat(refused("network")).isOne();
			open(listeners, 9, "127.0.0.2");
			listeners.remove(0).close();
			eventually(() -> assertThat(server.openStreams()).isEqualTo(38));
			open(listeners, 1, "127.0.0.1");
			assertRefused();
			assertThat(refused("network")).isEqualTo(2);
		}
		finally {
			close(listeners);
		}
	}

	private void open(List<Reader.Listener> listeners, int count, String address) throws IOException {
		for (int stream = 0; stream < count; stream++) {
			var listener = this.reader.listen(STREAM, address);
			listener.nextCount();
			listeners.add(listener);
		}
	}

	private static void close(List<Reader.Listener> listeners) throws IOException {
		for (var listener : listeners) {
			listener.close();
		}
		eventually(() -> assertThat(server.openStreams()).isZero());
	}

	private void assertRefused() {
		var refused = this.reader.get(STREAM);
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.headers().firstValue("Retry-After")).isPresent();
		assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	private static double refused(String limit) {
		return server.meters.get("tragwerk.streams.refused").tag("limit", limit).counter().count();
	}

	@Test
	void releasesClosedConnections(CapturedOutput output) throws IOException {
		try (var listener = this.reader.listen(STREAM)) {
			listener.nextCount();
			assertThat(server.openStreams()).isOne();
		}
		eventually(() -> assertThat(server.openStreams()).isZero());
		assertThat(output).doesNotContain("Exception");
	}

	@Test
	void closesAStreamWhoseClientDoesNotRead(CapturedOutput output) throws IOException {
		try (var wordy = CampaignServer.start(Map.of("headline", "{0}" + " ".repeat(1_000_000)), Map.of())) {
			wordy.count(1000);
			try (var slow = wordy.reader().listen(STREAM); var quick = wordy.reader().listen(STREAM)) {
				slow.nextCount();
				quick.nextCount();
				assertThat(wordy.openStreams()).isEqualTo(2);
				for (int count = 1001; count <= 1020; count++) {
					wordy.count(count);
					quick.next("data: {\"campaign\":\"danke\",\"count\":" + count);
				}
				eventually(() -> assertThat(wordy.openStreams()).isOne());
			}
		}
		assertThat(output).doesNotContain("Exception");
	}

	@Test
	void endsBeforeTheGracefulShutdownOfTheWebServer() throws IOException {
		assertThat(server.streams.getPhase()).isGreaterThan(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE);
		try (var listener = this.reader.listen(STREAM)) {
			listener.nextCount();
			server.streams.stop();
			assertThat(this.reader.get(STREAM).statusCode()).isEqualTo(503);
			assertThat(listener.rest()).containsPattern("retry: \\d{4}\n");
			assertThatIOException().isThrownBy(() -> listener.nextCount());
		}
		finally {
			server.streams.start();
		}
		assertThat(server.openStreams()).isZero();
	}

	@Test
	void opensNoStreamForHead() {
		assertThat(this.reader.ask("HEAD", STREAM).headers().firstValue("Content-Type"))
			.contains("text/event-stream;charset=utf-8");
		assertThat(server.openStreams()).isZero();
	}

	private static Reader reader() {
		return server.reader();
	}

}
