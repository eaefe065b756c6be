package org.tragwerk.benchmark;

import java.nio.file.Files;
import java.util.List;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Measures what readers ask for and prints the table of {@code docs/benchmarks.md}.
 */
public final class ReadingBenchmark {

	private ReadingBenchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		LoggingSystem.get(ReadingBenchmark.class.getClassLoader())
			.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
		Machine.keepToTheAskingCore();
		var directory = Files.createTempDirectory("tragwerk-benchmark");
		try (var database = BenchmarkDatabase.start()) {
			try (var product = Product.start(directory, database,
					List.of("--management.server.port=" + Machine.freePort()))) {
				Thread.sleep(3000);
				database.count("40000");
				Thread.sleep(3000);
				System.out.print(Row.HEAD);
				new CountCost(product, directory).measure().forEach(System.out::println);
			}
		}
		System.out.println();
		System.out.println(Machine.description());
	}

}
