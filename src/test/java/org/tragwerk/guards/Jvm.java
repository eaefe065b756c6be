package org.tragwerk.guards;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tragwerk.TragwerkApplication;

/** Runs Java programs on the class path of this one. */
final class Jvm {

	/**
	 * JVM options, with a short {@link org.tragwerk.Patience}, because the tests are
	 * expected to fail.
	 */
	static final List<String> OPTIONS = List.of("-javaagent:" + mockito(), "-Xshare:auto", "-XX:TieredStopAtLevel=1",
			"-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-Dtragwerk.patience=30");

	private Jvm() {
	}

	/**
	 * Puts these directories before the class path, and leaves the product's own one out
	 * if they hold a copy of it: Flyway would find each migration twice.
	 */
	static List<String> command(List<Path> before, String program, String... arguments) {
		var rest = Stream.of(classPath().split(File.pathSeparator))
			.filter((entry) -> before.isEmpty() || !Path.of(entry).toAbsolutePath().equals(product()));
		var path = Stream.concat(before.stream().map(Path::toString), rest)
			.collect(Collectors.joining(File.pathSeparator));
		var command = new ArrayList<String>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(OPTIONS);
		command.addAll(List.of("-cp", path, program));
		command.addAll(List.of(arguments));
		return command;
	}

	/** Returns the exit code, or -1 if the program had to be ended. */
	static int run(List<String> command, Path output, long seconds) throws IOException, InterruptedException {
		var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		if (process.waitFor(seconds, TimeUnit.SECONDS)) {
			return process.exitValue();
		}
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly().waitFor();
		return -1;
	}

	static String classPath() {
		return System.getProperty("java.class.path");
	}

	/** The directory of the product's classes. */
	static Path product() {
		return where(TragwerkApplication.class);
	}

	/** The directory of the tests' classes. */
	static Path tests() {
		return where(Jvm.class);
	}

	private static Path where(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String mockito() {
		return Arrays.stream(classPath().split(File.pathSeparator))
			.filter((jar) -> jar.contains("mockito-core"))
			.findFirst()
			.orElseThrow();
	}

}
