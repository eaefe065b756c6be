package org.tragwerk.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server process on the servers' core, whose CPU time is read from the operating
 * system.
 */
final class Server implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	private static final long TICK_MICROS = 10_000;

	private static final int REST_MILLIS = 2_000;

	/** The CPU time that background jobs may take while the server counts as idle. */
	private static final long REST_MICROS = 60_000;

	private final Process process;

	private final int port;

	private final Path log;

	private Server(Process process, int port, Path log) {
		this.process = process;
		this.port = port;
		this.log = log;
	}

	/** Starts a command and waits until it listens on the port. */
	static Server start(Path log, int port, List<String> command) throws IOException, InterruptedException {
		var pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(Machine.SERVERS_CORE)));
		pinned.addAll(command);
		var output = ProcessBuilder.Redirect.to(log.toFile());
		var process = new ProcessBuilder(pinned).redirectErrorStream(true).redirectOutput(output).start();
		var server = new Server(process, port, log);
		Runtime.getRuntime().addShutdownHook(new Thread(server::close));
		server.awaitListening();
		return server;
	}

	/** Starts a main class of this class path. */
	static Server java(Path log, int port, String heap, Class<?> main, List<String> arguments)
			throws IOException, InterruptedException {
		var command = new ArrayList<>(List.of(System.getProperty("java.home") + File.separator + "bin/java",
				"-Xmx" + heap, "-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(arguments);
		return start(log, port, command);
	}

	int port() {
		return this.port;
	}

	/**
	 * The user and system CPU time of the process and its children since they started.
	 */
	long cpuMicros() throws IOException {
		var ticks = 0L;
		for (var handle : Stream.concat(Stream.of(this.process.toHandle()), this.process.descendants()).toList()) {
			ticks += ticks(handle.pid());
		}
		return ticks * TICK_MICROS;
	}

	/**
	 * Waits, up to a timeout, until the process is idle and JIT compilation has finished.
	 */
	void awaitRest() throws IOException, InterruptedException {
		var end = System.nanoTime() + PATIENCE.toNanos();
		for (var before = cpuMicros(); System.nanoTime() < end; before = cpuMicros()) {
			Thread.sleep(REST_MILLIS);
			if (cpuMicros() - before <= REST_MICROS) {
				return;
			}
		}
	}

	/** The bytes of live objects on the heap, after a full collection. */
	long liveHeapBytes() throws IOException, InterruptedException {
		var histogram = Machine.run("jcmd", Long.toString(this.process.pid()), "GC.class_histogram");
		var total = histogram.substring(histogram.lastIndexOf("Total")).strip().split("\\s+");
		return Long.parseLong(total[2]);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
		}
	}

	private static long ticks(long pid) throws IOException {
		var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
		var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
	}

	private void awaitListening() throws IOException, InterruptedException {
		var end = System.nanoTime() + PATIENCE.toNanos();
		while (!listens()) {
			if (!this.process.isAlive() || System.nanoTime() > end) {
				close();
				throw new IOException("It does not listen on port " + this.port + ":\n" + Files.readString(this.log));
			}
			Thread.sleep(100);
		}
	}

	private boolean listens() {
		try (var socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
