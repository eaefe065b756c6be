package org.tragwerk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.tragwerk.testing.Ports;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL with durable settings, a migrator that owns the schema, an application
 * role that owns nothing, and a new database for each call of {@link #create()}.
 */
public final class EmbeddedDatabase implements AutoCloseable {

	public static final String MIGRATOR = "tragwerk_migrator";

	public static final String APPLICATION = "tragwerk";

	public static final String PASSWORD = "embedded";

	private static final String TEMPLATE = "tragwerk_template";

	private final EmbeddedPostgres.Builder builder;

	private final AtomicInteger databases = new AtomicInteger();

	private EmbeddedPostgres server;

	private EmbeddedDatabase(EmbeddedPostgres.Builder builder) throws IOException {
		this.builder = builder;
		this.server = builder.start();
	}

	/**
	 * Starts a server; the caller has to close it.
	 * @param port the server's port, 0 for a free one
	 */
	public static EmbeddedDatabase start(int port) {
		return start(builder(port));
	}

	/** Starts a server whose data directory survives a crash. */
	public static EmbeddedDatabase startIn(Path directory) {
		return start(builder(0).setDataDirectory(directory).setCleanDataDirectory(false));
	}

	private static EmbeddedPostgres.Builder builder(int port) {
		return EmbeddedPostgres.builder()
			.setRegisterShutdownHook(false)
			.setPGStartupWait(Duration.ofMinutes(1))
			.setPort((port != 0) ? port : Ports.free())
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("max_connections", "200");
	}

	private static EmbeddedDatabase start(EmbeddedPostgres.Builder builder) {
		try {
			var database = new EmbeddedDatabase(builder);
			database.createTemplate();
			return database;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL did not start", ex);
		}
	}

	/** Kills the server with SIGKILL. */
	public void crash() {
		var server = ProcessHandle.of(processId()).orElseThrow();
		server.destroyForcibly();
		server.onExit().join();
		close();
	}

	private long processId() {
		try (var connection = this.server.getPostgresDatabase().getConnection();
				var statement = connection.createStatement();
				var rows = statement.executeQuery("select pg_read_file('postmaster.pid')")) {
			rows.next();
			return Long.parseLong(rows.getString(1).lines().findFirst().orElseThrow());
		}
		catch (SQLException ex) {
			throw new IllegalStateException("PostgreSQL does not say which process it is", ex);
		}
	}

	/** Starts the server again on the same data and port. */
	public void restart() {
		try {
			this.server = this.builder.setPort(this.server.getPort()).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL did not start again", ex);
		}
	}

	/** Creates a migrated database and returns its JDBC address. */
	public String create() {
		var name = "tragwerk_" + this.databases.incrementAndGet();
		execute("create database %s template %s owner %s".formatted(name, TEMPLATE, MIGRATOR));
		execute("revoke all on database %s from public".formatted(name));
		execute("grant connect on database %s to %s".formatted(name, APPLICATION));
		return url(name);
	}

	/**
	 * A client with the role that owns the tables, for what the application may not do.
	 */
	public static JdbcClient asOwner(String url) {
		return JdbcClient.create(new DriverManagerDataSource(url, MIGRATOR, PASSWORD));
	}

	/** A client for what only an operator may do. */
	static JdbcClient asSuperuser(String url) {
		return JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
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

	private void createTemplate() {
		execute("create database " + TEMPLATE);
		createRoles();
		var flyway = Flyway.configure()
			.dataSource(url(TEMPLATE), MIGRATOR, PASSWORD)
			.locations("classpath:db")
			.placeholders(Map.of("application", APPLICATION))
			.load();
		new ModuleMigrations().migrate(flyway);
	}

	/**
	 * Creates the roles as {@code docs/roles.sql} does it, which is a script of psql.
	 */
	private void createRoles() {
		var script = read(Path.of("docs", "roles.sql")).replaceAll("(?m)^\\\\.*$", "")
			.replaceAll(":'(migrator|application)'", "'" + PASSWORD + "'")
			.replace(":\"DBNAME\"", TEMPLATE);
		try (var connection = DriverManager.getConnection(url(TEMPLATE), "postgres", "postgres");
				var statement = connection.createStatement()) {
			statement.execute(script);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("docs/roles.sql", ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
