package org.tragwerk.stripe.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares this node's clock with the database's. A webhook signature is valid for five
 * minutes by the node's clock, so with a wrong clock valid webhook events are refused.
 * Stripe delivers them again, so none is lost, but an operator has to correct the clock.
 */
@Component
class ClockSkewMonitor {

	private static final Logger logger = LoggerFactory.getLogger(ClockSkewMonitor.class);

	private static final Duration TOLERATED = Duration.ofSeconds(30);

	private final JdbcClient jdbc;

	private final Clock wall;

	private volatile Duration latest = Duration.ZERO;

	@Autowired
	ClockSkewMonitor(JdbcClient jdbc, MeterRegistry meters) {
		this(jdbc, meters, Clock.systemUTC());
	}

	ClockSkewMonitor(JdbcClient jdbc, MeterRegistry meters, Clock wall) {
		this.jdbc = jdbc;
		this.wall = wall;
		Gauge.builder("tragwerk.clock.skew", () -> this.latest.toMillis() / 1000.0)
			.description("Difference of this node's clock from the database's, positive if ahead")
			.baseUnit("seconds")
			.register(meters);
	}

	/** Whether the skew is more than 30 seconds. */
	boolean isExcessive() {
		return this.latest.abs().compareTo(TOLERATED) > 0;
	}

	@Scheduled(fixedDelayString = "${tragwerk.tasks.clock:PT1M}")
	void compare() {
		try {
			var asked = this.wall.instant();
			var there = this.jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
			this.latest = Duration.between(there, middle(asked, this.wall.instant()));
		}
		catch (DataAccessException ex) {
			logger.info("The clock could not be compared with the database's: {}", ex.getClass().getSimpleName());
		}
		if (isExcessive()) {
			logger.error(
					"The clock of this node is {} ahead of the database's; webhook signatures may be refused until it is corrected",
					this.latest);
		}
	}

	private static Instant middle(Instant from, Instant to) {
		return from.plus(Duration.between(from, to).dividedBy(2));
	}

}
