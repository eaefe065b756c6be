package org.tragwerk.guards;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The mutation run: mutates the classes of {@code mutation.txt}, then makes each edit of
 * {@code guards.txt}, and prints which guard no test notices. Takes faults such as F29 or
 * parts of guards' names; none for all. Works in {@code target/guards} and leaves the
 * sources unchanged.
 */
public final class Guards {

	static final Path LISTS = Path.of("src", "test", "guards");

	static final Path WORK = Path.of("target", "guards");

	private Guards() {
	}

	public static void main(String[] arguments) throws Exception {
		var words = Stream.of(arguments)
			.flatMap((argument) -> Arrays.stream(argument.split("[, ]+")))
			.filter((word) -> !word.isBlank())
			.toList();
		var classes = MutatedClass.readAll().stream().filter((it) -> isMeant(words, it.name(), it.faults())).toList();
		var edits = TextGuard.readAll().stream().filter((it) -> isMeant(words, it.name(), it.faults())).toList();
		if (classes.isEmpty() && edits.isEmpty()) {
			throw new IllegalArgumentException("No guard is meant by " + words);
		}
		delete(WORK);
		Files.createDirectories(WORK);
		var report = new Report();
		new MutationRun(report).run(classes);
		new EditRun(report).run(edits);
		System.out.println(report.summary());
		Runtime.getRuntime().halt(report.isGood() ? 0 : 1);
	}

	private static boolean isMeant(List<String> words, String name, List<String> faults) {
		return words.isEmpty() || words.stream()
			.anyMatch((word) -> faults.contains(word.toUpperCase(Locale.ROOT)) || name.contains(word));
	}

	private static void delete(Path directory) throws Exception {
		if (Files.exists(directory)) {
			try (var files = Files.walk(directory)) {
				files.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
			}
		}
	}

}
