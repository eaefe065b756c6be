package org.tragwerk.stripe.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mockito;

import org.tragwerk.Fault;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

@ExtendWith(OutputCaptureExtension.class)
class ClockSkewTests {

	private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

	private final JdbcClient jdbc = Mockito.mock(JdbcClient.class, Mockito.RETURNS_DEEP_STUBS);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Test
	@Fault("F96")
	void reportsAWrongClock(CapturedOutput output) {
		assertThat(look(Duration.ofSeconds(31)).isExcessive()).isTrue();
		assertThat(this.meters.get("tragwerk.clock.skew").gauge().value()).isEqualTo(31);
		assertThat(this.meters.get("tragwerk.clock.skew").gauge().getId().getBaseUnit()).isEqualTo("seconds");
		assertThat(this.meters.get("tragwerk.clock.skew").gauge().getId().getDescription()).isNotBlank();
		assertThat(output.getAll()).contains("ahead of the database's");
	}

	@Test
	@Fault("F96")
	void reportsAClockThatIsBehind() {
		assertThat(look(Duration.ofSeconds(-31)).isExcessive()).isTrue();
	}

	@Test
	void toleratesThirtySeconds(CapturedOutput output) {
		assertThat(look(Duration.ofSeconds(30)).isExcessive()).isFalse();
		assertThat(output.getAll()).doesNotContain("ahead of the database's");
	}

	@Test
	void toleratesASlowResponse() {
		given(this.jdbc.sql(any()).query(OffsetDateTime.class).single())
			.willReturn(NOW.plusSeconds(20).atOffset(ZoneOffset.UTC));
		var ticking = Mockito.mock(Clock.class);
		given(ticking.instant()).willReturn(NOW, NOW.plusSeconds(40));
		new ClockSkewMonitor(this.jdbc, this.meters, ticking).compare();
		assertThat(this.meters.get("tragwerk.clock.skew").gauge().value()).isZero();
	}

	@Test
	void reportsNothingWithoutTheDatabase() {
		given(this.jdbc.sql(any())).willThrow(new DataAccessResourceFailureException("gone"));
		assertThat(look().isExcessive()).isFalse();
	}

	private ClockSkewMonitor look(Duration ahead) {
		given(this.jdbc.sql(any()).query(OffsetDateTime.class).single())
			.willReturn(NOW.minus(ahead).atOffset(ZoneOffset.UTC));
		return look();
	}

	private ClockSkewMonitor look() {
		var monitor = new ClockSkewMonitor(this.jdbc, this.meters, Clock.fixed(NOW, ZoneOffset.UTC));
		monitor.compare();
		return monitor;
	}

}
