package org.tragwerk.sandbox.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The parameters of one operation as Stripe publishes them, and which of them the sandbox
 * simulates.
 */
record ParameterSchema(Parameter root, Set<String> simulated) {

	private static final Map<String, ParameterSchema> KNOWN = new ConcurrentHashMap<>();

	static ParameterSchema of(String operation) {
		return KNOWN.computeIfAbsent(operation, ParameterSchema::load);
	}

	static List<String> lines(String file) {
		try (var in = ParameterSchema.class.getResourceAsStream("/sandbox/parameters/" + file + ".txt")) {
			if (in == null) {
				throw new IllegalStateException("No parameters are known for " + file);
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean simulates(String path) {
		return this.simulated.stream().anyMatch((known) -> within(path, known) || within(known, path));
	}

	private static boolean within(String path, String parent) {
		return path.equals(parent) || path.startsWith(parent + ".") || path.startsWith(parent + "[");
	}

	private static ParameterSchema load(String operation) {
		var root = Parameter.root();
		lines(operation).forEach((line) -> add(root, line));
		return new ParameterSchema(root, simulatedOf(operation));
	}

	private static Set<String> simulatedOf(String operation) {
		var line = lines("simulated").stream()
			.filter((candidate) -> candidate.equals(operation) || candidate.startsWith(operation + " "))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Nothing says what is simulated of " + operation));
		return new HashSet<>(List.of(line.split(" ")).subList(1, line.split(" ").length));
	}

	private static void add(Parameter root, String line) {
		var parts = line.split(" ", 2);
		var place = root;
		var names = parts[0].replace("[]", "").split("\\.");
		for (int index = 0; index < names.length - 1; index++) {
			place = Objects.requireNonNull(place.children().get(names[index]));
		}
		place.children().put(names[names.length - 1], Parameter.of(parts[1]));
	}

}
