package org.tragwerk.campaigncounter;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.campaigncounter.web.Campaign;
import org.tragwerk.campaigncounter.web.CounterSnapshot;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens on a connection of its own for changes of the count, reads the row after each
 * connect, and polls it in case a notification was lost.
 */
@Component
class CounterNotifications implements SmartLifecycle, Runnable {

	/** The connection's name in {@code pg_stat_activity}. */
	static final String NAME = "tragwerk campaign counter";

	private static final int POLL_MILLIS = 4000;

	private static final int WAIT_MILLIS = 500;

	private static final int PAUSE_MILLIS = 100;

	private static final int RECONNECT_MILLIS = 1000;

	private static final Logger log = LoggerFactory.getLogger(CounterNotifications.class);

	private final JdbcConnectionDetails database;

	private final Campaign campaign;

	private volatile @Nullable Thread thread;

	CounterNotifications(JdbcConnectionDetails database, Campaign campaign) {
		this.database = database;
		this.campaign = campaign;
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
			while (isCurrent()) {
				read(connection);
				receive(connection.unwrap(PGConnection.class));
			}
		}
		catch (SQLException | RuntimeException ex) {
			log.warn("Not listening to the database, the last count is served: {}", ex.getMessage());
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

	private void read(Connection connection) throws SQLException {
		try (var statement = connection.createStatement();
				var rows = statement.executeQuery("select " + SupporterCounter.ROW + " from campaign_counter")) {
			while (rows.next()) {
				this.campaign.accept(snapshot(rows.getString(1)));
			}
		}
	}

	private static CounterSnapshot snapshot(String row) {
		var parts = row.split(" ");
		return new CounterSnapshot(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]),
				Instant.ofEpochSecond(Long.parseLong(parts[3])));
	}

	private void receive(PGConnection connection) throws SQLException, InterruptedException {
		var end = System.nanoTime() + POLL_MILLIS * 1_000_000L;
		while (isCurrent() && System.nanoTime() < end) {
			var received = connection.getNotifications(WAIT_MILLIS);
			if (received != null && received.length > 0) {
				this.campaign.accept(snapshot(received[received.length - 1].getParameter()));
				Thread.sleep(PAUSE_MILLIS);
			}
		}
	}

	private boolean isCurrent() {
		return this.thread == Thread.currentThread();
	}

}
