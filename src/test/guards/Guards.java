import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/**
 * Takes each guard of {@code guards.txt} away in turn and shows its test failing. Run it
 * from the project's root: {@code java src/test/guards/Guards.java [fault or name ...]}.
 * Everything happens under {@code target/guards}; the sources stay as they are.
 */
public final class Guards {

	private static final Path HERE = Path.of("src", "test", "guards");

	private static final Path WORK = Path.of("target", "guards");

	private static final List<Path> ROOTS = List.of(Path.of("src", "main", "java"), Path.of("src", "main", "resources"),
			Path.of("src", "test", "java"), Path.of("src", "test", "resources"));

	private static final Path TESTS = Path.of("src", "test");

	private static final Path COMPILED = Path.of("target", "classes");

	private static final long SECONDS_A_GUARD = 120;

	/** What is meant to fail is not waited for as long as it might be. */
	private static final String PATIENCE = "-Dtragwerk.patience=30";

	private static final long SECONDS_FOR_ALL_UNTOUCHED = 900;

	private final String libraries;

	private Guards(String libraries) {
		this.libraries = libraries;
	}

	/** Takes faults such as F29 or words of a guard's name; none means all. */
	public static void main(String[] arguments) throws Exception {
		var chosen = read(HERE.resolve("guards.txt")).stream().filter((guard) -> guard.isMeantBy(arguments)).toList();
		delete(WORK);
		Files.createDirectories(WORK);
		var guards = new Guards(build());
		System.exit(guards.report(chosen) ? 0 : 1);
	}

	private boolean report(List<Guard> chosen) throws Exception {
		if (chosen.isEmpty()) {
			throw new IllegalArgumentException("No guard is meant");
		}
		compile(List.of(HERE.resolve("Trial.java")), WORK.resolve("trial"));
		var tests = chosen.stream().map(Guard::test).distinct().toList();
		System.err.printf("Running %d tests with every guard in place%n", tests.size());
		var untouched = run(WORK.resolve("untouched"), COMPILED, SECONDS_FOR_ALL_UNTOUCHED, tests);
		System.out.println("| guard | faults | test | without the guard | seconds |\n|---|---|---|---|---|");
		var verdicts = new ArrayList<Verdict>();
		for (var guard : chosen) {
			var started = System.nanoTime();
			var directory = WORK.resolve(Integer.toString(verdicts.size() + 1));
			var verdict = untouched.get(guard.test()).equals("GREEN") ? tryWithout(guard, directory)
					: new Verdict(false, "red with the guard, too (bad): " + untouched.get(guard.test()));
			verdicts.add(verdict);
			System.out.printf("| %s | %s | %s | %s | %d |%n", guard.name(), String.join(" ", guard.faults()),
					guard.test(), verdict.text(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
		}
		var bad = verdicts.stream().filter((verdict) -> !verdict.good()).count();
		System.out.printf("%n%d guards for %d faults; %d bad.%n", chosen.size(),
				chosen.stream().flatMap((guard) -> guard.faults().stream()).distinct().count(), bad);
		return bad == 0;
	}

	private Verdict tryWithout(Guard guard, Path directory) throws Exception {
		var classes = directory.resolve("classes");
		try {
			copy(COMPILED, classes);
			takeAway(guard, directory, classes);
		}
		catch (IllegalArgumentException ex) {
			return new Verdict(false, ex.getMessage());
		}
		var end = run(directory, classes, SECONDS_A_GUARD, List.of(guard.test())).get(guard.test());
		return switch (end) {
			case "FAILED" -> new Verdict(true, "FAILED as it must");
			case "GREEN" -> new Verdict(false, "STILL GREEN (bad)");
			default -> new Verdict(false, end);
		};
	}

	private void takeAway(Guard guard, Path directory, Path classes) throws IOException {
		var changed = new LinkedHashMap<Path, String>();
		for (var edit : guard.edits()) {
			var text = changed.containsKey(edit.file()) ? changed.get(edit.file()) : Files.readString(edit.file());
			changed.put(edit.file(), edit.apply(text));
		}
		for (var ofTests : List.of(false, true)) {
			var sources = new ArrayList<Path>();
			var target = ofTests ? tests(directory) : classes;
			for (var file : changed.keySet().stream().filter((file) -> file.startsWith(TESTS) == ofTests).toList()) {
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
				compile(sources.stream().distinct().toList(), target, classes.toString(), "target/test-classes");
			}
		}
	}

	/** What is found before the compiled tests. */
	private static Path tests(Path directory) {
		return directory.resolve("tests");
	}

	/** The rest of the package, for constants are copied into the classes around. */
	private static List<Path> neighbours(Path file, Set<Path> changed) throws IOException {
		try (var files = Files.list(file.getParent())) {
			return files.filter((other) -> other.toString().endsWith(".java") && !changed.contains(other)).toList();
		}
	}

	private void compile(List<Path> sources, Path classes, String... beside) throws IOException {
		Files.createDirectories(classes);
		var compiler = ToolProvider.getSystemJavaCompiler();
		var complaints = new StringWriter();
		var options = List.of("-d", classes.toString(), "-cp",
				String.join(File.pathSeparator, Stream.concat(Stream.of(beside), Stream.of(this.libraries)).toList()),
				"-proc:none", "-parameters", "-encoding", "UTF-8", "--release", "17", "-nowarn");
		try (var files = compiler.getStandardFileManager(null, null, null)) {
			var units = files.getJavaFileObjectsFromPaths(sources);
			if (!compiler.getTask(complaints, files, null, options, null, units).call()) {
				throw new IllegalArgumentException(
						"does not compile (bad): " + complaints.toString().lines().findFirst().orElse(""));
			}
		}
	}

	/** Runs tests in a JVM of their own; what is missing in its results did not end. */
	private Map<String, String> run(Path directory, Path classes, long seconds, List<String> tests) throws Exception {
		Files.createDirectories(directory);
		var results = directory.resolve("results.txt");
		var path = Stream.of(tests(directory), Path.of("target", "test-classes"), classes, WORK.resolve("trial"))
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator));
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-javaagent:" + mockito(), "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				"-Dfile.encoding=UTF-8", PATIENCE, "-cp", path + File.pathSeparator + this.libraries, "Trial", results.toString(),
				Long.toString(seconds)));
		command.addAll(tests);
		start(command, directory.resolve("output.txt"), seconds + 30);
		var ends = new LinkedHashMap<String, String>();
		tests.forEach((test) -> ends.put(test, "gave no result within " + seconds + " s (bad)"));
		if (Files.exists(results)) {
			Files.readAllLines(results)
				.stream()
				.map((line) -> line.split("\t", -1))
				.forEach((line) -> ends.put(line[0], line[1].equals("BROKEN") ? "BROKEN (bad): " + line[2] : line[1]));
		}
		return ends;
	}

	private String mockito() {
		return Arrays.stream(this.libraries.split(File.pathSeparator))
			.filter((jar) -> jar.contains("mockito-core"))
			.findFirst()
			.orElseThrow();
	}

	private static String build() throws Exception {
		var path = WORK.resolve("classpath.txt");
		var exit = start(List.of("mvn", "-q", "-B", "test-compile", "dependency:build-classpath",
				"-Dmdep.includeScope=test", "-Dmdep.outputFile=" + path.toAbsolutePath()), WORK.resolve("maven.txt"),
				900);
		if (exit != 0) {
			throw new IllegalStateException("Maven failed, see " + WORK.resolve("maven.txt"));
		}
		return Files.readString(path).strip();
	}

	private static int start(List<String> command, Path output, long seconds) throws Exception {
		var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		if (process.waitFor(seconds, TimeUnit.SECONDS)) {
			return process.exitValue();
		}
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly().waitFor();
		return -1;
	}

	private static List<Guard> read(Path list) throws IOException {
		var text = Files.readString(list).replaceAll("(?m)^#.*\\R", "");
		return Stream.of(text.split("\\R(?=\\S)")).filter((block) -> !block.isBlank()).map(Guard::read).toList();
	}

	private static void copy(Path from, Path to) throws IOException {
		try (var files = Files.walk(from)) {
			for (var file : (Iterable<Path>) files::iterator) {
				var copy = to.resolve(from.relativize(file));
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

	private static void delete(Path directory) throws IOException {
		if (Files.exists(directory)) {
			try (var files = Files.walk(directory)) {
				files.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
			}
		}
	}

	private record Verdict(boolean good, String text) {
	}

	/** Something that keeps faults from doing harm, and the test that must miss it. */
	private record Guard(String name, List<String> faults, String test, List<Edit> edits) {

		static Guard read(String block) {
			var lines = block.lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
			var faults = new TreeSet<String>();
			var test = new StringBuilder();
			var edits = new ArrayList<Edit>();
			for (var line : lines.subList(1, lines.size())) {
				var kind = line.split(" ")[0];
				var rest = line.substring(kind.length()).strip();
				switch (kind) {
					case "fault" -> faults.addAll(List.of(rest.split(" ")));
					case "test" -> test.append(rest);
					case "file" -> edits.add(new Edit(Path.of(rest), new ArrayList<>(), new ArrayList<>()));
					case "-" -> edits.get(edits.size() - 1).before().add(rest);
					case "+" -> edits.get(edits.size() - 1).after().add(rest);
					default -> throw new IllegalArgumentException(lines.get(0) + ": " + line);
				}
			}
			return new Guard(lines.get(0), List.copyOf(faults), test.toString(), edits);
		}

		boolean isMeantBy(String[] words) {
			return words.length == 0 || Arrays.stream(words)
				.anyMatch((word) -> this.faults.contains(word.toUpperCase(Locale.ROOT)) || this.name.contains(word));
		}

	}

	/** One place of a file to change; lines match however they are indented. */
	private record Edit(Path file, List<String> before, List<String> after) {

		String apply(String text) {
			var pattern = Pattern
				.compile(this.before.stream().map(Pattern::quote).collect(Collectors.joining("\\s*\\R\\s*")));
			var found = pattern.matcher(text).results().count();
			if (found != 1) {
				throw new IllegalArgumentException("found %d times in %s (bad)".formatted(found, this.file));
			}
			return pattern.matcher(text).replaceFirst(Matcher.quoteReplacement(String.join("\n", this.after)));
		}

	}

}
