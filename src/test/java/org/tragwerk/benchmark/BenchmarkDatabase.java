package org.tragwerk.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL with durable settings and the two roles that the product wants; the
 * product migrates it.
 */
final class BenchmarkDatabase implements AutoCloseable {

	static final String APPLICATION = "tragwerk";

	static final String MIGRATOR = "tragwerk_migrator";

	static final String PASSWORD = "embedded";

	private static final String CHANGE = """
			with changed as (
				update campaign_counter set count = %s, version = version + 1, changed_at = now() returning *)
			select count(pg_notify('campaign_counter',
				concat_ws(' ', key, count, version, floor(extract(epoch from changed_at))::bigint))) from changed""";

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

	/** Sets the count the way the product moves it: all nodes hear of it at commit. */
	void count(String expression) throws SQLException {
		try (var connection = connect(); var statement = connection.createStatement()) {
			statement.execute(CHANGE.formatted(expression));
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
