package org.tragwerk.benchmark;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.tragwerk.sandbox.SandboxSettings;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.testing.Ports;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the requests of readers, and prints the table of {@code docs/benchmarks.md}.
 * Takes the names of the measurements to run: count, streams, form; none for all.
 */
public final class ReadingBenchmark {

	private final List<String> wanted;

	private final Path directory;

	private final BenchmarkDatabase database;

	private final TimingProxy sandbox;

	private ReadingBenchmark(List<String> wanted, Path directory, BenchmarkDatabase database, TimingProxy sandbox) {
		this.wanted = wanted;
		this.directory = directory;
		this.database = database;
		this.sandbox = sandbox;
	}

	public static void main(String[] arguments) throws Exception {
		LoggingSystem.get(ReadingBenchmark.class.getClassLoader())
			.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
		Machine.keepToTheAskingCore();
		var directory = Files.createTempDirectory("tragwerk-benchmark");
		try (var database = BenchmarkDatabase.start();
				var stripe = StripeSandbox.start(SandboxSettings.onFreePorts(Product.WEBHOOK_SECRET));
				var proxy = new TimingProxy(URI.create(stripe.url()).getPort())) {
			stripe.createProduct(Product.PRODUCT, "Unterstützung");
			new ReadingBenchmark(List.of(String.join(",", arguments).split(",")), directory, database, proxy).run();
		}
		FileSystemUtils.deleteRecursively(directory);
		System.exit(0);
	}

	private void run() throws Exception {
		var management = Ports.free();
		System.out.print(Row.HEAD);
		try (var product = Product.start(this.directory, this.database, List
			.of("--management.server.port=" + management, "--tragwerk.stripe.api-base=" + this.sandbox.url()))) {
			Thread.sleep(3000);
			this.database.changeOurs("40000");
			Thread.sleep(3000);
			print("count", new CountCost(product, this.directory)::measure);
			print("streams", new StreamCost(this.database, product, management, this.directory)::measure);
			print("form", new FormCost(product, this.sandbox)::measure);
		}
		System.out.println();
		System.out.println(Machine.description());
	}

	private void print(String name, Measurement measurement) throws Exception {
		if (this.wanted.contains("") || this.wanted.contains(name)) {
			measurement.measure().forEach(System.out::println);
		}
	}

	private interface Measurement {

		List<Row> measure() throws Exception;

	}

}
