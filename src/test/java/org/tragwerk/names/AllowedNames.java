package org.tragwerk.names;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names that keep a struck word, each with the reason, and those that are still to be
 * renamed.
 */
final class AllowedNames {

	private static final Map<String, String> ALLOWED = Map.ofEntries(
			Map.entry("type ProviderRefusalException", "the provider refuses, and no page of ours"),
			Map.entry("method subject", "an email has one"));

	private static final Path NOT_YET = Path.of("src", "test", "names", "not-yet.txt");

	private final Set<String> unused = new TreeSet<>();

	private final Set<String> notYet;

	AllowedNames() {
		this.notYet = read();
		this.unused.addAll(this.notYet);
	}

	/** Whether that name of a type, method and so on may stay, for now or for good. */
	boolean contains(String name) {
		this.unused.remove(name);
		return ALLOWED.containsKey(name) || this.notYet.contains(name);
	}

	/** Those of one kind that were renamed and can leave the list. */
	Set<String> unused(String kind) {
		return this.unused.stream().filter((name) -> name.startsWith(kind + " ")).collect(Collectors.toSet());
	}

	private static Set<String> read() {
		try (var lines = Files.lines(NOT_YET)) {
			return lines.map(String::strip)
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
