package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@CounterTest
@ExtendWith(OutputCaptureExtension.class)
class StreamTests {

	private static final String STREAM = "/api/v1/campaigns/danke/stream";

	private static final Duration AT_ONCE = Duration.ofSeconds(5);

	@Autowired
	private Pledges pledges;

	@Autowired
	private Recount recount;

	@Autowired
	private Campaign campaign;

	@Autowired
	private Streams streams;

	@Autowired
	private MeterRegistry meters;

	private final AtomicLong floods = new AtomicLong();

	private Reader reader;

	@BeforeEach
	void twoHundredSupport(@LocalServerPort int port) {
		this.reader = new Reader(port);
		this.pledges.clear();
		this.pledges.fill(200);
		this.recount.run();
		Eventually.holds(() -> assertThat(present()).contains("\"count\":200"));
		Eventually.holds(() -> assertThat(open()).isZero());
	}

	private String present() {
		return this.reader.get("/api/v1/campaigns/danke").body();
	}

	private double open() {
		return this.meters.get("tragwerk.streams.open").gauge().value();
	}

	@Test
	void beginsWithThePresentValue() throws IOException {
		try (var listener = this.reader.listen(STREAM)) {
			assertThat(listener.next("HTTP")).contains(" 200");
			assertThat(listener.next("Content-Type")).endsWith("text/event-stream;charset=utf-8");
			assertThat(listener.next("event:")).isEqualTo("event: count");
			var id = listener.next("id:").substring("id: ".length());
			assertThat(listener.next("data:")).isEqualTo("data: " + present()).contains("\"version\":" + id);
		}
	}

	@Test
	void tellsAChangeAtOnce() throws IOException {
		try (var german = this.reader.listen(STREAM); var english = this.reader.listen(STREAM + "?lang=en")) {
			german.next("data:");
			english.next("data:");
			var start = System.nanoTime();
			this.pledges.start(Pledges.someone());
			assertThat(german.next("data:")).contains("\"headline\":\"201 mal Danke!\"");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
			assertThat(english.next("data:")).contains("\"headline\":\"201 times thank you!\"");
		}
	}

	@Test
	void showsThatItLives() throws IOException {
		try (var listener = this.reader.listen(STREAM)) {
			listener.next("data:");
			assertThat(listener.next(":")).isEqualTo(":");
			assertThat(listener.next(":")).isEqualTo(":");
		}
	}

	@Test
	void refusesMoreThanItCanCarry() throws IOException {
		var listeners = new ArrayList<Reader.Listener>();
		try {
			for (int stream = 0; stream < 40; stream++) {
				var listener = this.reader.listen(STREAM);
				listener.next("data:");
				listeners.add(listener);
			}
			var refused = this.reader.get(STREAM);
			assertThat(refused.statusCode()).isEqualTo(503);
			assertThat(refused.headers().firstValue("Retry-After")).isPresent();
			assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
		}
		finally {
			for (var listener : listeners) {
				listener.close();
			}
		}
		Eventually.holds(() -> assertThat(open()).isZero());
		try (var listener = this.reader.listen(STREAM)) {
			assertThat(listener.next("HTTP")).contains(" 200");
		}
	}

	@Test
	void forgetsWhoLeft(CapturedOutput output) throws IOException {
		try (var listener = this.reader.listen(STREAM)) {
			listener.next("data:");
			assertThat(open()).isOne();
		}
		Eventually.holds(() -> assertThat(open()).isZero());
		assertThat(output).doesNotContain("Exception");
	}

	@Test
	void dropsWhoDoesNotRead(CapturedOutput output) throws IOException {
		try (var slow = this.reader.listen(STREAM); var quick = this.reader.listen(STREAM)) {
			slow.next("data:");
			quick.next("data:");
			assertThat(open()).isEqualTo(2);
			flood();
			for (int round = 1; round <= 20; round++) {
				quick.next("data: {\"version\":" + flood());
			}
			Eventually.holds(() -> assertThat(open()).isOne());
		}
		assertThat(output).doesNotContain("Exception");
	}

	/** More than the network between the two will hold for long. */
	private long flood() {
		var present = Objects.requireNonNull(this.campaign.current()).german();
		var version = present.version() + this.floods.incrementAndGet();
		var event = "data: {\"version\":%d%s\n\n".formatted(version, " ".repeat(1_000_000));
		var edition = new Edition(version, present.json(), present.banner(), present.picture(),
				event.getBytes(StandardCharsets.UTF_8));
		this.streams.broadcast(new Editions(version, edition, edition));
		return version;
	}

	@Test
	void saysGoodbyeBeforeTheServerWaits() throws IOException {
		assertThat(this.streams.getPhase()).isGreaterThan(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE);
		try (var listener = this.reader.listen(STREAM)) {
			listener.next("data:");
			this.streams.stop();
			assertThat(this.reader.get(STREAM).statusCode()).isEqualTo(503);
			assertThat(listener.rest()).containsPattern("retry: \\d{4}\n");
			assertThatIOException().isThrownBy(() -> listener.next("data:"));
		}
		finally {
			this.streams.start();
		}
		assertThat(open()).isZero();
	}

	@Test
	void opensNothingForHead() {
		assertThat(this.reader.ask("HEAD", STREAM).headers().firstValue("Content-Type"))
			.contains("text/event-stream;charset=utf-8");
		assertThat(open()).isZero();
	}

}
