package org.tragwerk.stripe.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@TragwerkTest
class ClockSkewMonitorTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@Fault("F96")
	@ValueSource(longs = { -10, 10 })
	void reportsAWrongClock(long minutes) {
		var skew = new ClockSkewMonitor(this.jdbc, this.meters,
				Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)));
		assertThat(skew.isExcessive()).isFalse();
		skew.compare();
		assertThat(skew.isExcessive()).isTrue();
		assertThat(seconds()).isEqualTo(minutes * 60.0, within(20.0));
	}

	@Test
	@Fault("F96")
	void reportsNothingForARightClock() {
		var skew = new ClockSkewMonitor(this.jdbc, this.meters, Clock.systemUTC());
		skew.compare();
		assertThat(skew.isExcessive()).isFalse();
		assertThat(seconds()).isEqualTo(0.0, within(20.0));
	}

	@ParameterizedTest
	@Fault("F96")
	@ValueSource(longs = { -10, 10 })
	void rejectsSignaturesWithAWrongClock(long minutes) {
		var now = Instant.parse("2026-11-24T20:00:00Z");
		var body = "{}".getBytes(StandardCharsets.UTF_8);
		var wrong = Clock.fixed(now.plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC);
		var verifier = new SignatureVerifier(List.of(SignedWebhookEvent.SECRET), wrong);
		assertThat(verifier.isGenuine(body, SignedWebhookEvent.header(body, SignedWebhookEvent.SECRET, now))).isFalse();
	}

	private double seconds() {
		return this.meters.get("tragwerk.clock.skew").gauge().value();
	}

}
