package org.tragwerk.task;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A clock of the database's time, so that a node with a wrong clock does not take other
 * nodes for dead.
 */
@Component
class DatabaseClock {

	private final JdbcClient jdbc;

	private volatile Duration offset = Duration.ZERO;

	DatabaseClock(JdbcClient jdbc) {
		this.jdbc = jdbc;
		sync();
	}

	Instant now() {
		return Instant.now().plus(this.offset);
	}

	@Scheduled(fixedDelayString = "${tragwerk.tasks.clock:PT1M}", initialDelayString = "${tragwerk.tasks.clock:PT1M}")
	final void sync() {
		try {
			var there = this.jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
			this.offset = Duration.between(Instant.now(), there.toInstant());
		}
		catch (DataAccessException ex) {
			return;
		}
	}

}
