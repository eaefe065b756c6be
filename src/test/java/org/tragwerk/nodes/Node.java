package org.tragwerk.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.tragwerk.testing.Ports;

/**
 * A node of the product, run as a process: it can be frozen, asked to stop and killed.
 */
final class Node implements AutoCloseable {

	static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
			"-Xms256m", "-Xmn128m", "-Dspring.backgroundpreinitializer.ignore=true", "-Xmx512m",
			"-Dfile.encoding=UTF-8");

	private static final Duration LONGEST_START = Duration.ofSeconds(240);

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final List<String> command;

	private final Path directory;

	private final int port;

	private final int managementPort;

	private Process process;

	private Node(Path directory, Class<?> main, Map<String, String> settings) {
		this.directory = directory;
		this.port = Ports.free();
		this.managementPort = Ports.free();
		this.command = command(main, settings);
		this.process = launch();
	}

	/** Starts a node and returns at once. */
	static Node start(String name, Class<?> main, Map<String, String> settings) {
		try {
			var directory = Files.createDirectories(ClassArchive.HOME);
			return new Node(Files.createTempDirectory(directory, name + '-'), main, settings);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts the process again, on the same ports; returns at once. */
	void restart() {
		this.process = launch();
	}

	Node awaitReady() {
		awaitReadiness(true, LONGEST_START);
		return this;
	}

	void awaitReadiness(boolean wanted, Duration patience) {
		var end = System.nanoTime() + patience.toNanos();
		while (isReady() != wanted) {
			if (System.nanoTime() > end || wanted && !this.process.isAlive()) {
				throw new AssertionError("Node is not %s: %s".formatted(wanted ? "ready" : "down", lastLines()));
			}
			LockSupport.parkNanos(20_000_000);
		}
	}

	boolean isReady() {
		return status("http://localhost:" + this.managementPort + "/actuator/health/readiness") == 200;
	}

	/** The HTTP status of a GET request, 0 if there is no response. */
	static int status(String url) {
		try {
			var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(3)).build();
			return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	String baseUrl() {
		return "http://localhost:" + this.port;
	}

	String managementUrl() {
		return "http://localhost:" + this.managementPort;
	}

	int port() {
		return this.port;
	}

	Failpoints failpoints() {
		return new Failpoints(this.directory.resolve("failpoints"));
	}

	/** Sends SIGKILL: the process ends without running shutdown hooks. */
	void kill() {
		signal("KILL");
		exit(Duration.ofSeconds(10));
	}

	/** Sends SIGTERM: the process shuts down gracefully. */
	void terminate() {
		signal("TERM");
	}

	/** Sends SIGSTOP: the process is paused. */
	void freeze() {
		signal("STOP");
	}

	/** Sends SIGCONT: the paused process continues. */
	void thaw() {
		signal("CONT");
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Waits for the process to end and returns its exit code; fails after the timeout.
	 */
	int exit(Duration patience) {
		try {
			if (!this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError("The process has not ended within " + patience + ": " + lastLines());
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	String log() {
		try {
			return Files.readString(this.directory.resolve("log.txt"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		if (this.process.isAlive()) {
			kill();
		}
	}

	private String lastLines() {
		var lines = log().lines().toList();
		return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
	}

	private void signal(String name) {
		try {
			new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private List<String> command(Class<?> main, Map<String, String> settings) {
		var arguments = Stream
			.concat(Stream.of("server.port=" + this.port, "management.server.port=" + this.managementPort,
					NodeMain.FAILPOINTS + '=' + this.directory.resolve("failpoints")),
					settings.entrySet().stream().map((setting) -> setting.getKey() + '=' + setting.getValue()))
			.map((setting) -> "--" + setting)
			.toList();
		return Stream.of(List.of(JAVA), OPTIONS, ClassArchive.options(arguments), List.of(main.getName()), arguments)
			.flatMap(List::stream)
			.toList();
	}

	private Process launch() {
		try {
			var log = this.directory.resolve("log.txt").toFile();
			return new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
