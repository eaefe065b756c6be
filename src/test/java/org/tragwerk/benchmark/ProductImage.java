package org.tragwerk.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.tragwerk.testing.Ports;

/**
 * The directory and the command of an image, as its Dockerfile makes them.
 *
 * @param directory the directory that the command runs in
 * @param options the options of the JVM, and what it starts
 * @param settings the settings by which it differs from the other
 */
record ProductImage(Path directory, List<String> options, List<String> settings) {

	/** The home of the JVM, which may be another than this one. */
	private static final String HOME = System.getProperty("benchmark.java", System.getProperty("java.home"));

	/** What a JVM finds in a container of 512 MiB. */
	private static final List<String> CONTAINER = List.of("-XX:MaxRAM=512m", "-XX:+UseSerialGC");

	private static final Path OPTIONS = Path.of("docker", "java.options").toAbsolutePath();

	/** The image of the commit 099db4d, whose layers hold no jar. */
	static ProductImage former(Path jar, Path directory) throws IOException, InterruptedException {
		extract(jar, directory, "--launcher");
		return new ProductImage(directory,
				List.of("-XX:MaxRAMPercentage=75", "org.springframework.boot.loader.launch.JarLauncher"), List.of());
	}

	/** The image of this commit, with the cache that its JVM writes after a training. */
	static ProductImage present(Path jar, Path directory, BenchmarkDatabase database)
			throws IOException, InterruptedException {
		extract(jar, directory, "--application-filename", "tragwerk.jar");
		var hasAotCache = Machine.run(java(), "-version").contains("25.");
		var file = hasAotCache ? "-XX:AOTCache=tragwerk.aot" : "-XX:SharedArchiveFile=tragwerk.jsa";
		train(directory, database,
				hasAotCache ? "-XX:AOTCacheOutput=tragwerk.aot" : "-XX:ArchiveClassesAtExit=tragwerk.jsa");
		return new ProductImage(directory, List.of("@" + OPTIONS, file, "-jar", "tragwerk.jar"),
				List.of("--spring.flyway.enabled=false"));
	}

	private static void extract(Path jar, Path directory, String... more) throws IOException, InterruptedException {
		var command = Stream.concat(Stream.of(java(), "-Djarmode=tools", "-jar", jar.toString(), "extract",
				"--destination", directory.toString()), Stream.of(more));
		Machine.run(command.toArray(String[]::new));
	}

	private static void train(Path directory, BenchmarkDatabase database, String option)
			throws IOException, InterruptedException {
		var script = Path.of("docker", "train").toAbsolutePath().toString();
		var training = new ProcessBuilder(script, CONTAINER.get(0), option).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("training.log").toFile());
		training.environment().putAll(environment(database));
		if (training.start().waitFor() != 0) {
			throw new IOException(Files.readString(directory.resolve("training.log")));
		}
	}

	private static Map<String, String> environment(BenchmarkDatabase database) {
		return Map.of("JAVA_HOME", HOME, "OPTIONS", OPTIONS.toString(), "SERVER_PORT", "" + Ports.free(),
				"MANAGEMENT_SERVER_PORT", "" + Ports.free(), "SPRING_DATASOURCE_URL", database.url(),
				"SPRING_DATASOURCE_USERNAME", BenchmarkDatabase.APPLICATION, "SPRING_DATASOURCE_PASSWORD",
				BenchmarkDatabase.PASSWORD, "SPRING_FLYWAY_USER", BenchmarkDatabase.MIGRATOR, "SPRING_FLYWAY_PASSWORD",
				BenchmarkDatabase.PASSWORD);
	}

	List<String> command(List<String> more) {
		var command = new ArrayList<>(List.of(java()));
		command.addAll(CONTAINER);
		Stream.of(this.options, this.settings, more).forEach(command::addAll);
		return command;
	}

	private static String java() {
		return Path.of(HOME, "bin", "java").toString();
	}

}
