package org.tragwerk.guards;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs PIT on the classes with mutators that replace conditions and remove calls, and
 * with the classes' tests.
 */
final class MutationRun {

	private static final String MUTATORS = "REMOVE_CONDITIONALS,TRUE_RETURNS,FALSE_RETURNS,VOID_METHOD_CALLS,"
			+ "EXPERIMENTAL_NAKED_RECEIVER";

	private static final long MOST_SECONDS = 3600;

	private final Report report;

	MutationRun(Report report) {
		this.report = report;
	}

	void run(List<MutatedClass> classes) throws IOException, InterruptedException {
		if (classes.isEmpty()) {
			return;
		}
		System.err.printf("Mutating %d classes%n", classes.size());
		var output = Guards.WORK.resolve("mutation.log");
		var exit = Jvm.run(command(classes), output, MOST_SECONDS);
		var found = Guards.WORK.resolve("mutants").resolve("mutations.xml");
		if (exit != 0 || !found.toFile().exists()) {
			this.report.fail("The mutation run ended with %d, see %s".formatted(exit, output));
			return;
		}
		var mutants = Mutant.readAll(found);
		for (var mutated : classes) {
			var its = mutants.stream().filter((mutant) -> mutant.isOf(mutated.type())).toList();
			this.report.add(mutated, its, unnoticed(mutated, its));
		}
	}

	private List<String> command(List<MutatedClass> classes) {
		return Jvm.command(List.of(), "org.pitest.mutationtest.commandline.MutationCoverageReport", "--reportDir",
				Guards.WORK.resolve("mutants").toString(), "--targetClasses",
				join(classes, (it) -> Stream.of(it.type(), it.type() + "$*")), "--targetTests",
				join(classes, (it) -> it.tests().stream().map(MutatedClass.PACKAGE::concat)), "--sourceDirs",
				"src/main/java", "--mutators", MUTATORS, "--outputFormats", "XML", "--timestampedReports", "false",
				"--threads", "1", "--jvmArgs", String.join(",", Jvm.OPTIONS));
	}

	private static String join(List<MutatedClass> classes, Function<MutatedClass, Stream<String>> names) {
		return classes.stream().flatMap(names).distinct().sorted().collect(Collectors.joining(","));
	}

	static List<String> unnoticed(MutatedClass mutated, List<Mutant> mutants) {
		var unused = new ArrayList<>(mutated.equivalents());
		var unnoticed = new ArrayList<String>();
		for (var mutant : mutants.stream().filter((it) -> !it.killed()).toList()) {
			var known = unused.stream().filter((it) -> it.is(mutant)).findFirst();
			known.ifPresentOrElse(unused::remove, () -> unnoticed
				.add("%s.%s, line %d: %s".formatted(mutated.name(), mutant.method(), mutant.line(), mutant.change())));
		}
		unused.forEach((it) -> unnoticed.add("%s.%s: no mutant “%s” survives any more, remove the line"
			.formatted(mutated.name(), it.method(), it.change())));
		if (mutants.isEmpty()) {
			unnoticed.add(mutated.name() + ": there is nothing to mutate");
		}
		return unnoticed;
	}

}
