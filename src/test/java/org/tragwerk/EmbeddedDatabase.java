package org.tragwerk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.runtime.flyway.MigrationFilter;
import org.springframework.modulith.runtime.flyway.SpringModulithFlywayMigrationStrategy;

/**
 * A PostgreSQL with durable settings, a migrator that owns the schema, an application
 * role that owns nothing, and a fresh database for whoever asks.
 */
public final class EmbeddedDatabase implements AutoCloseable {

	public static final String MIGRATOR = "tragwerk_migrator";

	public static final String APPLICATION = "tragwerk";

	public static final String PASSWORD = "embedded";

	private static final String TEMPLATE = "tragwerk_template";

	private final EmbeddedPostgres server;

	private final AtomicInteger databases = new AtomicInteger();

	private EmbeddedDatabase(EmbeddedPostgres server) {
		this.server = server;
	}

	/**
	 * Starts a server; whoever does so closes it once nobody uses it any more.
	 * @param port 0 takes a free one
	 */
	public static EmbeddedDatabase start(int port) {
		try {
			var server = EmbeddedPostgres.builder()
				.setRegisterShutdownHook(false)
				.setPort(port)
				.setServerConfig("fsync", "on")
				.setServerConfig("synchronous_commit", "on")
				.setServerConfig("full_page_writes", "on")
				.setServerConfig("max_connections", "200")
				.start();
			var database = new EmbeddedDatabase(server);
			database.createRoles();
			database.createTemplate();
			return database;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL did not start", ex);
		}
	}

	/** Creates a migrated database and returns its JDBC address. */
	public String create() {
		var name = "tragwerk_" + this.databases.incrementAndGet();
		execute("create database %s template %s owner %s".formatted(name, TEMPLATE, MIGRATOR));
		return url(name);
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL did not stop", ex);
		}
	}

	private void createRoles() {
		execute("create role %s login password '%s'".formatted(MIGRATOR, PASSWORD));
		execute("create role %s login password '%s'".formatted(APPLICATION, PASSWORD));
	}

	private void createTemplate() {
		execute("create database %s owner %s".formatted(TEMPLATE, MIGRATOR));
		var flyway = Flyway.configure()
			.dataSource(url(TEMPLATE), MIGRATOR, PASSWORD)
			.locations("classpath:db")
			.placeholders(Map.of("application", APPLICATION))
			.load();
		var modules = ApplicationModuleIdentifiers.of(ApplicationModules.of(TragwerkApplication.class));
		MigrationFilter hasFiles = (module, any) -> getClass().getResource("/db/" + module) != null;
		new SpringModulithFlywayMigrationStrategy(modules, hasFiles).migrate(flyway);
	}

	private void execute(String sql) {
		try (var connection = this.server.getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	private String url(String name) {
		return "jdbc:postgresql://localhost:%d/%s".formatted(this.server.getPort(), name);
	}

}
