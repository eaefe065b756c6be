package org.tragwerk.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL with durable settings and the two roles that the product needs; the
 * product migrates it.
 */
final class BenchmarkDatabase implements AutoCloseable {

	static final String APPLICATION = "tragwerk";

	static final String MIGRATOR = "tragwerk_migrator";

	static final String PASSWORD = "embedded";

	/** The table of the bare server's count, and its notification channel. */
	static final String BARE = "bare_counter";

	private static final String LINE = "concat_ws(' ', key, count, version, floor(extract(epoch from changed_at))::bigint)";

	/** Selects a counter in the format of its notifications. */
	static final String READ = "select " + LINE + " from %s";

	private static final String CHANGE_BARE = """
			with changed as (
				update bare_counter set count = %1$s, version = version + 1, changed_at = now() returning *)
			select version, pg_notify('bare_counter', %2$s) from changed""";

	private static final String CHANGE_OURS = """
			with counted as (update supporter_count set count = %1$s),
			changed as (update campaign set version = version + 1, changed_at = now() returning version)
			select version, pg_notify('supporter_count', '') from changed""";

	private final EmbeddedPostgres server;

	private BenchmarkDatabase(EmbeddedPostgres server) {
		this.server = server;
	}

	static BenchmarkDatabase start() throws IOException, SQLException {
		var server = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.start();
		var database = new BenchmarkDatabase(server);
		database.create();
		return database;
	}

	private void create() throws SQLException {
		try (var connection = this.server.getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			for (var role : new String[] { APPLICATION, MIGRATOR }) {
				statement.execute("create role %s login password '%s'".formatted(role, PASSWORD));
			}
			statement.execute("create database tragwerk owner " + MIGRATOR);
		}
	}

	String url() {
		return "jdbc:postgresql://localhost:%d/tragwerk".formatted(this.server.getPort());
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection(url(), APPLICATION, PASSWORD);
	}

	/** Creates the bare server's counter table. */
	void createBareCounter() throws SQLException {
		try (var connection = DriverManager.getConnection(url(), MIGRATOR, PASSWORD);
				var statement = connection.createStatement()) {
			statement.execute(
					"create table bare_counter as select key, count, version, changed_at from campaign cross join supporter_count");
			statement.execute("grant select, update on bare_counter to " + APPLICATION);
		}
	}

	/**
	 * Sets the product's count and notifies at commit, as the product does.
	 * @return the new version
	 */
	long changeOurs(String count) throws SQLException {
		return change(CHANGE_OURS.formatted(count));
	}

	/** Sets the bare server's count; the notification holds the row. */
	long changeBare(String count) throws SQLException {
		return change(CHANGE_BARE.formatted(count, LINE));
	}

	private long change(String sql) throws SQLException {
		try (var connection = connect();
				var statement = connection.createStatement();
				var rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
