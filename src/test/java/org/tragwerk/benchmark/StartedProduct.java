package org.tragwerk.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.tragwerk.testing.Ports;

/**
 * A process of an image that is ready, with its CPU time and memory as the operating
 * system counts them.
 */
final class StartedProduct implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final double TICKS_A_SECOND = 100;

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Process process;

	private final Path log;

	private StartedProduct(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/** Starts it and waits until it is ready and knows the count. */
	static StartedProduct start(ProductImage image, BenchmarkDatabase database, String stripe)
			throws IOException, InterruptedException {
		var port = Ports.free();
		var management = Ports.free();
		var log = image.directory().resolve("start.log");
		var process = new ProcessBuilder(image.command(settings(port, management, database, stripe)))
			.directory(image.directory().toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		process.environment().put("MALLOC_ARENA_MAX", "2");
		var started = new StartedProduct(process.start(), log);
		Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
		started.await("http://127.0.0.1:" + management + "/actuator/health/readiness");
		started.await("http://127.0.0.1:" + port + "/api/v1/campaigns/danke");
		return started;
	}

	private static List<String> settings(int port, int management, BenchmarkDatabase database, String stripe) {
		return List.of("--server.address=127.0.0.1", "--server.port=" + port, "--management.server.address=127.0.0.1",
				"--management.server.port=" + management, "--spring.datasource.url=" + database.url(),
				"--spring.datasource.username=" + BenchmarkDatabase.APPLICATION,
				"--spring.datasource.password=" + BenchmarkDatabase.PASSWORD,
				"--spring.flyway.user=" + BenchmarkDatabase.MIGRATOR,
				"--spring.flyway.password=" + BenchmarkDatabase.PASSWORD, "--spring.mail.host=localhost",
				"--tragwerk.stripe.api-key=sk_test_benchmark", "--tragwerk.stripe.api-base=" + stripe,
				"--tragwerk.stripe.webhook-secrets=" + Product.WEBHOOK_SECRET,
				"--tragwerk.stripe.product=" + Product.PRODUCT, "--logging.structured.format.console=ecs");
	}

	private void await(String address) throws IOException, InterruptedException {
		var end = System.nanoTime() + PATIENCE.toNanos();
		while (!isAnswered(address)) {
			if (!this.process.isAlive() || System.nanoTime() > end) {
				this.process.destroyForcibly();
				throw new IOException("It is not ready: " + Files.readString(this.log));
			}
			Thread.sleep(50);
		}
	}

	private static boolean isAnswered(String address) throws InterruptedException {
		try {
			var request = HttpRequest.newBuilder(URI.create(address)).build();
			return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	double cpuSeconds() throws IOException {
		var stat = Files.readString(proc("stat"));
		var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
	}

	/**
	 * The memory of the process.
	 * @param name {@code VmRSS} for the resident memory now, {@code VmHWM} for the most
	 */
	double mebibytes(String name) throws IOException {
		try (var lines = Files.lines(proc("status"))) {
			return lines.filter((line) -> line.startsWith(name + ':'))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.findFirst()
				.orElseThrow() / 1024.0;
		}
	}

	private Path proc(String file) {
		return Path.of("/proc", Long.toString(this.process.pid()), file);
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
			this.process.destroyForcibly();
		}
	}

}
