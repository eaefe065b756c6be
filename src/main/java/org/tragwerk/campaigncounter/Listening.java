package org.tragwerk.campaigncounter;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears of every change of the count on a connection of its own, reads the row after each
 * connect, and from time to time in case something was not heard.
 */
@Component
class Listening implements SmartLifecycle, Runnable {

	/** Tells this connection from others in the database's own list. */
	static final String NAME = "tragwerk campaign counter";

	private static final int READ_MILLIS = 4000;

	private static final int HEAR_MILLIS = 500;

	private static final int REST_MILLIS = 100;

	private static final int RECONNECT_MILLIS = 1000;

	private static final Logger log = LoggerFactory.getLogger(Listening.class);

	private final JdbcConnectionDetails database;

	private final Campaign campaign;

	private volatile @Nullable Thread thread;

	Listening(JdbcConnectionDetails database, Campaign campaign) {
		this.database = database;
		this.campaign = campaign;
	}

	@Override
	public void start() {
		var started = new Thread(this, "campaign-counter");
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
			while (isMine()) {
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
			statement.execute("listen " + CounterTable.CHANNEL);
			while (isMine()) {
				read(connection);
				hear(connection.unwrap(PGConnection.class));
			}
		}
		catch (SQLException | RuntimeException ex) {
			log.warn("The count stays as it is until the database can be heard again: {}", ex.getMessage());
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
				var rows = statement.executeQuery("select " + CounterTable.LINE + " from campaign_counter")) {
			while (rows.next()) {
				this.campaign.accept(Reading.of(rows.getString(1)));
			}
		}
	}

	private void hear(PGConnection connection) throws SQLException, InterruptedException {
		var end = System.nanoTime() + READ_MILLIS * 1_000_000L;
		while (isMine() && System.nanoTime() < end) {
			var heard = connection.getNotifications(HEAR_MILLIS);
			if (heard != null && heard.length > 0) {
				this.campaign.accept(Reading.of(heard[heard.length - 1].getParameter()));
				Thread.sleep(REST_MILLIS);
			}
		}
	}

	private boolean isMine() {
		return this.thread == Thread.currentThread();
	}

}
