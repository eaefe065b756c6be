package org.tragwerk.benchmark.storm;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.tragwerk.TestApplication;
import org.tragwerk.testing.Ports;

/**
 * The whole product in a process of its own, with PostgreSQL with durable settings, the
 * sandbox, and no seeded supporters.
 */
final class Surroundings implements AutoCloseable {

	private static final Duration START = Duration.ofMinutes(2);

	private final int port = Ports.free();

	private final int databasePort = Ports.free();

	private final int sandboxPort = Ports.free();

	private final int managementPort = Ports.free();

	private final Process process;

	/** Starts the product and waits until it is ready. */
	Surroundings(Path log, String... more) throws IOException, InterruptedException {
		var command = new ArrayList<String>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-Xmx" + System.getProperty("benchmark.heap", "1g"), "-cp", classPath(),
				TestApplication.class.getName(), "--server.port=" + this.port,
				"--tragwerk.database.port=" + this.databasePort, "--tragwerk.sandbox.port=" + this.sandboxPort,
				"--tragwerk.sandbox.smtp-port=0", "--management.server.port=" + this.managementPort,
				"--tragwerk.demo.supporters=0"));
		command.addAll(List.of(more));
		this.process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroy));
		awaitStart(log);
	}

	String url() {
		return "http://localhost:" + this.port;
	}

	String sandbox() {
		return "http://localhost:" + this.sandboxPort;
	}

	int port() {
		return this.port;
	}

	ProcessHandle process() {
		return this.process.toHandle();
	}

	/** PostgreSQL's main process. */
	ProcessHandle database() throws SQLException, IOException {
		try (var connection = connect();
				var statement = connection.createStatement();
				var result = statement.executeQuery("show data_directory")) {
			result.next();
			var first = Files.readAllLines(Path.of(result.getString(1), "postmaster.pid")).get(0);
			return ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
		}
	}

	int databasePort() {
		return this.databasePort;
	}

	int managementPort() {
		return this.managementPort;
	}

	/** A connection as superuser. */
	Connection connect() throws SQLException {
		return DriverManager.getConnection("jdbc:postgresql://localhost:" + this.databasePort + "/tragwerk_1",
				"postgres", "postgres");
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroy();
		this.process.waitFor(60, TimeUnit.SECONDS);
	}

	private void awaitStart(Path log) throws IOException, InterruptedException {
		var end = System.nanoTime() + START.toNanos();
		while (!isUp()) {
			if (!this.process.isAlive() || System.nanoTime() > end) {
				throw new IOException("The product did not start, see " + log);
			}
			Thread.sleep(200);
		}
	}

	private boolean isUp() throws InterruptedException {
		try {
			var request = HttpRequest.newBuilder(URI.create(url() + "/imprint")).build();
			return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 404
					|| HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String classPath() {
		return System.getProperty("java.class.path")
			.replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
	}

}
