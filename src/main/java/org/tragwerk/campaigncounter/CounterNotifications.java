package org.tragwerk.campaigncounter;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.campaigncounter.web.Campaigns;
import org.tragwerk.campaigncounter.web.CounterSnapshot;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Listens, on a database connection of its own ({@code listen}), for changes of the count
 * or of a campaign. It reads all campaigns after each connect and each notification, and
 * polls them in case a notification was lost.
 */
@Component
class CounterNotifications implements SmartLifecycle, Runnable {

	/** The connection's name in {@code pg_stat_activity}. */
	static final String NAME = "tragwerk campaign counter";

	private static final int POLL_MILLIS = 4000;

	private static final int WAIT_MILLIS = 500;

	private static final int PAUSE_MILLIS = 100;

	private static final int RECONNECT_MILLIS = 1000;

	private static final String SNAPSHOTS = """
			select key, count, version, floor(extract(epoch from changed_at))::bigint as as_of
			from campaign cross join supporter_count""";

	private static final Logger logger = LoggerFactory.getLogger(CounterNotifications.class);

	private final JdbcConnectionDetails database;

	private final Campaigns campaigns;

	private final Clock clock;

	private volatile @Nullable Thread thread;

	CounterNotifications(JdbcConnectionDetails database, Campaigns campaigns, Clock clock) {
		this.database = database;
		this.campaigns = campaigns;
		this.clock = clock;
	}

	@Override
	public void start() {
		var started = new Thread(this, "counter-notifications");
		started.setDaemon(true);
		this.thread = started;
		started.start();
	}

	@Override
	public void stop() {
		var stopped = this.thread;
		this.thread = null;
		if (stopped != null) {
			stopped.interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	@Override
	public void run() {
		try {
			while (isCurrent()) {
				connectAndListen();
				Thread.sleep(RECONNECT_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void connectAndListen() throws InterruptedException {
		try (var connection = connect(); var statement = connection.createStatement()) {
			statement.execute("listen " + SupporterCounter.CHANNEL);
			register(connection);
			read(connection);
			while (isCurrent()) {
				var isNotified = await(connection.unwrap(PGConnection.class));
				read(connection);
				Thread.sleep(isNotified ? PAUSE_MILLIS : 0);
			}
		}
		catch (SQLException | RuntimeException ex) {
			logger.warn("The connection for notifications failed; the last count is served: {}", ex.getMessage());
		}
	}

	private Connection connect() throws SQLException {
		var properties = new Properties();
		Optional.ofNullable(this.database.getUsername()).ifPresent((user) -> properties.setProperty("user", user));
		Optional.ofNullable(this.database.getPassword())
			.ifPresent((password) -> properties.setProperty("password", password));
		properties.setProperty("ApplicationName", NAME);
		properties.setProperty("connectTimeout", "5");
		properties.setProperty("loginTimeout", "5");
		properties.setProperty("socketTimeout", "10");
		return DriverManager.getConnection(this.database.getJdbcUrl(), properties);
	}

	/**
	 * Registers the campaigns on the listening connection, so that an exhausted pool does
	 * not delay the count.
	 */
	private void register(Connection connection) {
		var counter = new SupporterCounter(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
		this.campaigns.contentHashes().forEach((key, hash) -> counter.register(key, hash, this.clock.instant()));
	}

	private void read(Connection connection) throws SQLException {
		var snapshots = new ArrayList<CounterSnapshot>();
		try (var statement = connection.createStatement(); var rows = statement.executeQuery(SNAPSHOTS)) {
			while (rows.next()) {
				snapshots.add(snapshot(rows));
			}
		}
		this.campaigns.accept(snapshots);
	}

	private static CounterSnapshot snapshot(ResultSet row) throws SQLException {
		return new CounterSnapshot(row.getString("key"), row.getLong("count"), row.getLong("version"),
				Instant.ofEpochSecond(row.getLong("as_of")));
	}

	/** Waits for a notification; returns false when none came until the next poll. */
	private boolean await(PGConnection connection) throws SQLException, InterruptedException {
		var end = System.nanoTime() + POLL_MILLIS * 1_000_000L;
		while (isCurrent() && System.nanoTime() < end) {
			var received = connection.getNotifications(WAIT_MILLIS);
			if (received != null && received.length > 0) {
				return true;
			}
		}
		return false;
	}

	private boolean isCurrent() {
		return this.thread == Thread.currentThread();
	}

}
