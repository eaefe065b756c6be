package org.tragwerk.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.SharedSurroundings;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The pool of the product's settings, with shorter times.
 */
class DatabaseTimeoutsTests {

	private static final String URL = SharedSurroundings.database().create();

	@Test
	@Fault("F95")
	void cancelsALongStatementAndThePoolRecovers() {
		with((pool) -> {
			var jdbc = JdbcClient.create(pool);
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> sleep(jdbc))
				.withMessageContaining("canceling statement due to statement timeout");
			assertThat(one(jdbc)).isOne();
		}, "tragwerk.database.statement-timeout=200ms");
	}

	@Test
	@Fault("F95")
	void limitsTheWaitForALock() {
		with((pool) -> {
			try (var holder = pool.getConnection(); var statement = holder.createStatement()) {
				statement.execute("select pg_advisory_lock(1)");
				var jdbc = JdbcClient.create(pool);
				assertThatExceptionOfType(DataAccessException.class)
					.isThrownBy(() -> jdbc.sql("select 1 from pg_advisory_lock(1)").query(Integer.class).single())
					.withMessageContaining("canceling statement due to lock timeout");
				assertThat(one(jdbc)).isOne();
			}
		}, "tragwerk.database.lock-timeout=200ms");
	}

	@Test
	void endsAnIdleTransaction() {
		with((pool) -> {
			var jdbc = JdbcClient.create(pool);
			var forgotten = pool.getConnection();
			forgotten.setAutoCommit(false);
			var backend = backend(forgotten);
			await().atMost(Patience.SOON)
				.until(() -> jdbc.sql("select not exists (select from pg_stat_activity where pid = ?)")
					.param(backend)
					.query(Boolean.class)
					.single());
			assertThatExceptionOfType(SQLException.class).isThrownBy(forgotten::close)
				.withMessageContaining("idle-in-transaction timeout");
			assertThat(one(jdbc)).isOne();
		}, "tragwerk.database.transaction-timeout=200ms");
	}

	@Test
	void limitsTheWaitForAResponse() {
		with((pool) -> {
			var jdbc = JdbcClient.create(pool);
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> sleep(jdbc))
				.withMessageContaining("I/O error");
			assertThat(one(jdbc)).isOne();
		}, "tragwerk.database.socket-timeout=1");
	}

	@Test
	void hasTimeoutsByDefault() {
		with((pool) -> {
			var jdbc = JdbcClient.create(pool);
			assertThat(Stream.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
				.map((name) -> jdbc.sql("show " + name).query(String.class).single()))
				.containsExactly("20s", "10s", "1min");
			assertThat(pool.unwrap(HikariDataSource.class).getDataSourceProperties())
				.containsEntry("socketTimeout", "75")
				.containsEntry("connectTimeout", "5")
				.containsEntry("tcpKeepAlive", "true");
		});
	}

	private static void with(Use use, String... settings) {
		new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + URL,
					"spring.datasource.username=" + EmbeddedDatabase.APPLICATION,
					"spring.datasource.password=" + EmbeddedDatabase.PASSWORD)
			.withPropertyValues(settings)
			.run((context) -> use.accept(context.getBean(DataSource.class)));
	}

	private static void sleep(JdbcClient jdbc) {
		jdbc.sql("select 1 from pg_sleep(30)").query(Integer.class).single();
	}

	private static int one(JdbcClient jdbc) {
		return jdbc.sql("select 1").query(Integer.class).single();
	}

	private static int backend(Connection connection) throws SQLException {
		try (var statement = connection.createStatement();
				var rows = statement.executeQuery("select pg_backend_pid()")) {
			rows.next();
			return rows.getInt(1);
		}
	}

	private interface Use {

		void accept(DataSource pool) throws SQLException;

	}

}
