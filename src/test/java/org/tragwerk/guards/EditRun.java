package org.tragwerk.guards;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/**
 * Applies the edits of each guard to a copy of the compiled product, and runs the guard's
 * test; two guards at once.
 */
final class EditRun {

	private static final List<Path> ROOTS = List.of(Path.of("src/main/java"), Path.of("src/main/resources"),
			Path.of("src/test/java"), Path.of("src/test/resources"), Path.of("src/sandbox/java"),
			Path.of("src/sandbox/resources"), Path.of("src/sandbox/test"));

	private static final int AT_ONCE = 2;

	private static final long SECONDS_A_GUARD = 180;

	private static final long SECONDS_FOR_ALL_UNTOUCHED = 1800;

	private final Report report;

	EditRun(Report report) {
		this.report = report;
	}

	void run(List<TextGuard> guards) throws IOException, InterruptedException {
		if (guards.isEmpty()) {
			return;
		}
		var tests = guards.stream().map(TextGuard::test).distinct().toList();
		System.err.printf("Running %d tests with every guard in place%n", tests.size());
		var untouched = test(Guards.WORK.resolve("untouched"), Jvm.product(), SECONDS_FOR_ALL_UNTOUCHED, tests);
		var pool = Executors.newFixedThreadPool(AT_ONCE);
		try {
			for (var trial : pool.invokeAll(guards.stream().map((guard) -> trial(guard, untouched)).toList())) {
				trial.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			pool.shutdownNow();
		}
	}

	private Callable<Void> trial(TextGuard guard, Map<String, String> untouched) {
		return () -> {
			var started = System.nanoTime();
			var end = untouched.get(guard.test()).equals(Trial.GREEN) ? tryWithout(guard)
					: "red with the guard, too: " + untouched.get(guard.test());
			this.report.add(guard, end, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
			return null;
		};
	}

	private String tryWithout(TextGuard guard) throws IOException, InterruptedException {
		var directory = Guards.WORK.resolve(guard.name().replaceAll("\\W+", "-"));
		var classes = directory.resolve("classes");
		try {
			copy(Jvm.product(), classes);
			takeAway(guard, directory, classes);
		}
		catch (IllegalArgumentException ex) {
			return ex.getMessage();
		}
		return test(directory, classes, SECONDS_A_GUARD, List.of(guard.test())).get(guard.test());
	}

	private void takeAway(TextGuard guard, Path directory, Path classes) throws IOException {
		var changed = guard.changedFiles();
		for (var ofTests : List.of(false, true)) {
			var sources = new ArrayList<Path>();
			var target = ofTests ? tests(directory) : classes;
			for (var file : changed.keySet().stream().filter((file) -> isOfTests(file) == ofTests).toList()) {
				var name = ROOTS.stream().filter(file::startsWith).findFirst().orElse(Path.of("")).relativize(file);
				if (file.toString().endsWith(".java")) {
					sources.add(write(directory.resolve("source").resolve(name), changed.get(file)));
					sources.addAll(neighbours(file, changed.keySet()));
				}
				else {
					write(target.resolve(name), changed.get(file));
				}
			}
			if (!sources.isEmpty()) {
				compile(sources.stream().distinct().toList(), target, classes);
			}
		}
	}

	private static boolean isOfTests(Path file) {
		return file.startsWith("src/test") || file.startsWith("src/sandbox");
	}

	/** The directory that precedes the compiled tests on the class path. */
	private static Path tests(Path directory) {
		return directory.resolve("tests");
	}

	/**
	 * The other sources of the package, which are compiled again because constants are
	 * inlined.
	 */
	private static List<Path> neighbours(Path file, Set<Path> changed) throws IOException {
		try (var files = Files.list(file.getParent())) {
			return files.filter((other) -> other.toString().endsWith(".java") && !changed.contains(other)).toList();
		}
	}

	private static void compile(List<Path> sources, Path target, Path classes) throws IOException {
		Files.createDirectories(target);
		var compiler = ToolProvider.getSystemJavaCompiler();
		var complaints = new StringWriter();
		var options = List.of("-d", target.toString(), "-cp",
				String.join(java.io.File.pathSeparator, classes.toString(), Jvm.classPath()), "-proc:none",
				"-parameters", "-encoding", "UTF-8", "--release", "17", "-nowarn");
		try (var files = compiler.getStandardFileManager(null, null, null)) {
			var units = files.getJavaFileObjectsFromPaths(sources);
			if (!compiler.getTask(complaints, files, null, options, null, units).call()) {
				throw new IllegalArgumentException(
						"does not compile: " + complaints.toString().lines().findFirst().orElse(""));
			}
		}
	}

	/**
	 * Runs tests in a JVM of their own; a test that is missing in the results did not
	 * end.
	 */
	private static Map<String, String> test(Path directory, Path classes, long seconds, List<String> tests)
			throws IOException, InterruptedException {
		Files.createDirectories(directory);
		var results = directory.resolve("results.txt");
		var arguments = Stream.concat(Stream.of(results.toString(), Long.toString(seconds)), tests.stream());
		var command = Jvm.command(List.of(tests(directory), Jvm.tests(), classes), Trial.class.getName(),
				arguments.toArray(String[]::new));
		Jvm.run(command, directory.resolve("output.txt"), seconds + 30);
		var ends = new LinkedHashMap<String, String>();
		tests.forEach((test) -> ends.put(test, "gave no result within " + seconds + " s"));
		if (Files.exists(results)) {
			Files.readAllLines(results)
				.stream()
				.map((line) -> line.split("\t", -1))
				.forEach((line) -> ends.put(line[0], line[1].equals(Trial.BROKEN) ? "BROKEN: " + line[2] : line[1]));
		}
		return ends;
	}

	private static void copy(Path from, Path to) throws IOException {
		try (var files = Files.walk(from)) {
			for (var file : (Iterable<Path>) files::iterator) {
				var copy = to.resolve(from.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(copy);
				}
				else {
					Files.copy(file, copy);
				}
			}
		}
	}

	private static Path write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

}
