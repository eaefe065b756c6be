package org.tragwerk.sandbox.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The fields of the API's objects, extracted by
 * {@code src/sandbox/clients/node/shapes.mjs} from Stripe's client for Node.js; that
 * script describes the file's format.
 */
public final class PublishedTypes {

	/** The types of the sandbox's API version. */
	public static final PublishedTypes ALL = load();

	private final Map<String, String> objects = new HashMap<>();

	private final Map<String, String> events = new LinkedHashMap<>();

	private final Map<String, Map<String, Field>> types = new HashMap<>();

	private String version = "";

	private PublishedTypes() {
	}

	public String version() {
		return this.version;
	}

	/** The kinds of object, {@code checkout.session} for example. */
	public Set<String> objects() {
		return new TreeSet<>(this.objects.keySet());
	}

	/** The type of a kind of object. */
	public String typeOf(String object) {
		return known(this.objects.get(object), object);
	}

	/**
	 * The kind of object that a type describes, empty if it is only part of other types.
	 */
	public String objectOf(String type) {
		return this.objects.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(type))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse("");
	}

	/** The kind of object of each event type. */
	public Map<String, String> events() {
		return this.events;
	}

	/** Whether the type is described here. */
	boolean knows(String type) {
		return this.types.containsKey(type);
	}

	/** The fields of a type by their names. */
	public Map<String, Field> fields(String type) {
		return known(this.types.get(type), type);
	}

	/** The paths within a kind of object at which an id can be expanded. */
	public Set<String> expandable(String object) {
		var paths = new TreeSet<String>();
		if (this.objects.containsKey(object)) {
			collect(typeOf(object), "", paths, new ArrayList<>());
		}
		return paths;
	}

	private void collect(String type, String prefix, Set<String> paths, List<String> within) {
		if (within.contains(type)) {
			return;
		}
		within.add(type);
		fields(type).values().forEach((field) -> {
			if (field.isExpandable()) {
				paths.add(prefix + field.name());
			}
			field.parts()
				.stream()
				.filter((part) -> knows(part) && objectOf(part).isEmpty())
				.forEach((part) -> collect(part, prefix + field.name() + ".", paths, within));
		});
		within.remove(type);
	}

	private static <T> T known(@Nullable T found, String name) {
		return Objects.requireNonNull(found, () -> "Nothing is published of " + name);
	}

	private void read(String line) {
		var words = line.split(" ");
		switch (words[0]) {
			case "version" -> this.version = words[1];
			case "object" -> this.objects.put(words[1], words[2]);
			case "event" -> this.events.put(words[1], words[2]);
			default -> {
				var fields = new LinkedHashMap<String, Field>();
				for (var word : List.of(words).subList(2, words.length)) {
					var field = Field.read(word);
					fields.put(field.name(), field);
				}
				this.types.put(words[1], fields);
			}
		}
	}

	private static PublishedTypes load() {
		try (var in = Objects.requireNonNull(PublishedTypes.class.getResourceAsStream("/sandbox/shapes.txt"))) {
			var published = new PublishedTypes();
			new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(published::read);
			return published;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One field of a type.
	 *
	 * @param optional whether it may be missing
	 * @param nullable whether it may be null
	 * @param alternatives its possible types, each in the file's format
	 */
	public record Field(String name, boolean optional, boolean nullable, List<String> alternatives) {

		static Field read(String word) {
			var colon = word.indexOf(':');
			var flags = word.substring(0, colon);
			return new Field(flags.replaceAll("[?!]", ""), flags.contains("?"), !flags.contains("!"),
					split(word.substring(colon + 1)));
		}

		/** Whether it holds an id that can be expanded. */
		public boolean isExpandable() {
			return this.alternatives.stream().anyMatch((alternative) -> alternative.startsWith("~"));
		}

		/** The types of its nested objects. */
		List<String> parts() {
			return this.alternatives.stream()
				.flatMap((alternative) -> split(alternative.startsWith("[]") ? inner(alternative) : alternative)
					.stream())
				.filter((alternative) -> alternative.startsWith("@"))
				.map((alternative) -> alternative.substring(1))
				.toList();
		}

		/** The element type of a list or map. */
		public static String inner(String alternative) {
			var inner = alternative.substring(2);
			return inner.startsWith("(") ? inner.substring(1, inner.length() - 1) : inner;
		}

		/** Splits a union into its alternatives; a union in parentheses stays one. */
		public static List<String> split(String union) {
			var alternatives = new ArrayList<String>();
			var depth = 0;
			var from = 0;
			for (int index = 0; index <= union.length(); index++) {
				var sign = (index < union.length()) ? union.charAt(index) : '|';
				depth += (sign == '(') ? 1 : ((sign == ')') ? -1 : 0);
				if (sign == '|' && depth == 0) {
					alternatives.add(union.substring(from, index));
					from = index + 1;
				}
			}
			return alternatives;
		}

	}

}
