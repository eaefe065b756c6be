package org.tragwerk.guards;

import java.util.List;

/**
 * A class that protects money or secrets, the faults it guards against, and the tests
 * that have to kill its mutants.
 */
record MutatedClass(String name, List<String> faults, List<String> tests, List<Equivalent> equivalents) {

	static final String PACKAGE = "org.tragwerk.";

	static List<MutatedClass> readAll() {
		return Block.readAll("mutation.txt").stream().map(MutatedClass::of).toList();
	}

	private static MutatedClass of(Block block) {
		var equivalents = block.lines()
			.stream()
			.filter((line) -> line.keyword().equals("equivalent"))
			.map((line) -> Equivalent.read(line.text()))
			.toList();
		return new MutatedClass(block.name(), block.words("fault"), block.words("test"), equivalents);
	}

	String type() {
		return PACKAGE + this.name;
	}

	/** A mutant that behaves like the original, with one sentence why. */
	record Equivalent(String method, String change, String reason) {

		static Equivalent read(String text) {
			var parts = text.split(" *\\| *");
			if (parts.length != 3) {
				throw new IllegalArgumentException("Not method | change | reason: " + text);
			}
			return new Equivalent(parts[0], parts[1], parts[2]);
		}

		boolean is(Mutant mutant) {
			return mutant.method().equals(this.method) && mutant.change().contains(this.change);
		}

	}

}
