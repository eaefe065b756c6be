package org.tragwerk.campaigncounter;

import java.time.Clock;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.subscription.Supporters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecountTimeoutTests {

	@Test
	void hasALongerStatementTimeoutThanOtherTransactions() {
		try (var pool = pool()) {
			var jdbc = JdbcClient.create(pool);
			var supporters = Mockito.mock(Supporters.class);
			Mockito.when(supporters.all()).then((call) -> {
				sleep(jdbc);
				return Set.of();
			});
			var job = new RecountJob(new SupporterCounter(jdbc), supporters, Clock.systemUTC(),
					new SimpleMeterRegistry());
			var counted = new TransactionTemplate(new JdbcTransactionManager(pool)).execute((status) -> job.run());
			assertThat(counted).isZero();
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> sleep(jdbc));
		}
	}

	private static HikariDataSource pool() {
		return DataSourceBuilder.create()
			.type(HikariDataSource.class)
			.url(SharedSurroundings.database().create() + "?options=-c%20statement_timeout=300ms")
			.username(EmbeddedDatabase.APPLICATION)
			.password(EmbeddedDatabase.PASSWORD)
			.build();
	}

	private static void sleep(JdbcClient jdbc) {
		jdbc.sql("select 1 from pg_sleep(0.6)").query(Integer.class).single();
	}

}
