package org.tragwerk.guards;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Prints the results of the run as they arrive. */
final class Report {

	private final TreeSet<String> faults = new TreeSet<>();

	private final List<String> unnoticed = new ArrayList<>();

	private int mutants;

	private int edits;

	void add(MutatedClass mutated, Collection<Mutant> mutants, List<String> unnoticed) {
		this.mutants += mutants.size();
		this.faults.addAll(mutated.faults());
		this.unnoticed.addAll(unnoticed);
		System.out.printf("| %s | %s | %d mutants | %s |%n", mutated.name(), String.join(" ", mutated.faults()),
				mutants.size(), unnoticed.isEmpty() ? "all noticed" : unnoticed.size() + " not noticed (bad)");
	}

	synchronized void add(TextGuard guard, String end, long seconds) {
		var isGood = end.equals(Trial.FAILED);
		this.edits++;
		this.faults.addAll(guard.faults());
		if (!isGood) {
			this.unnoticed.add("%s: %s, %s".formatted(guard.name(), guard.test(), end));
		}
		System.out.printf("| %s | %s | %s | %s | %d s |%n", guard.name(), String.join(" ", guard.faults()),
				guard.test(), isGood ? "FAILED as it must" : end + " (bad)", seconds);
	}

	void fail(String reason) {
		this.unnoticed.add(reason);
	}

	boolean isGood() {
		return this.unnoticed.isEmpty();
	}

	String summary() {
		var lines = new ArrayList<String>();
		lines.add("%n%d mutants and %d edits for %d faults.".formatted(this.mutants, this.edits, this.faults.size()));
		lines.add(isGood() ? "Each guard is noticed by a test." : "No test notices, or it could not be tried:");
		lines.addAll(this.unnoticed);
		return String.join(System.lineSeparator() + "  ", lines);
	}

}
