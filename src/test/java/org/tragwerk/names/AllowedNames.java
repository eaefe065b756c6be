package org.tragwerk.names;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names that keep a struck word, each with the reason.
 */
final class AllowedNames {

	private static final Map<String, String> ALLOWED = Map.ofEntries(Map.entry("method subject", "an email has one"),
			Map.entry("method reference", "the form field that holds the number of a contract, known outside"),
			Map.entry("column subject", "what an email is about"));

	private final Set<String> unused = new TreeSet<>(ALLOWED.keySet());

	/** Whether this name of a type, method, column and so on is allowed. */
	boolean contains(String name) {
		this.unused.remove(name);
		return ALLOWED.containsKey(name);
	}

	/** The allowed names of one kind that no longer occur. */
	Set<String> unused(String kind) {
		return this.unused.stream().filter((name) -> name.startsWith(kind + " ")).collect(Collectors.toSet());
	}

}
