package org.tragwerk.names;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Words that must not be used in names, because the field has other terms for the
 * concepts.
 */
final class StruckWords {

	/** In any name. */
	private static final Set<String> EVERYWHERE = words("notice notices tray news truth storm raging rhythm way ways "
			+ "promise arrivals verdict wish clerk desk postman postbox letter letters untold pacing precautions "
			+ "lapsing forgetting");

	/** In the name of a type. */
	private static final Set<String> OF_TYPES = words("look wanted finding findings rights declines offer order term "
			+ "agreement means marks secret move moves book cases act acts statement draft claim edition "
			+ "editions press answer words frame refusal subject pace packed trying hands");

	/**
	 * As the whole name of a type, because every Java reader knows it for something else.
	 */
	private static final Set<String> WHOLE_TYPES = words(
			"stream connection transient record line routes case outcome delivery");

	/** As the first word of a method. */
	private static final Set<String> VERBS = words("follow look tell lead bring redeem note take");

	/** As the whole name of a method, hence of a component of a record. */
	private static final Set<String> WHOLE_METHODS = words("reference order offer subject means term statement");

	/** In the name of a table, column, setting or metric. */
	private static final Set<String> STORED = words("look looked subject subjects pace means marks term wanted draft "
			+ "press edition act hands forget forgetting untold postbox");

	/** As the whole name of a table or column. */
	private static final Set<String> WHOLE_STORED = words("reference order offer case mark move");

	private static final Set<String> SUFFIXES = words("impl entity dto manager helper util utils service");

	private static final Set<String> PARTICLES = words("out back up in off over again");

	private static final Set<String> NOUNS_IN_ING = words("string setting warning");

	private StruckWords() {
	}

	/**
	 * The forbidden word in the name of a top-level or nested type, empty if there is
	 * none.
	 */
	static Optional<String> ofType(String name, boolean topLevel) {
		var words = camel(name);
		var last = words.get(words.size() - 1);
		return first(struck(words, EVERYWHERE), struck(words, OF_TYPES),
				struck(List.of(name.toLowerCase(Locale.ROOT)), WHOLE_TYPES), struck(List.of(last), SUFFIXES),
				topLevel ? bareVerb(words) : Optional.empty());
	}

	static Optional<String> ofMethod(String name) {
		var words = camel(name);
		return first(struck(words, EVERYWHERE), struck(words.subList(0, 1), VERBS),
				struck(List.of(name.toLowerCase(Locale.ROOT)), WHOLE_METHODS));
	}

	/**
	 * The forbidden word in the name of a table, column, setting or metric, empty if
	 * there is none.
	 */
	static Optional<String> stored(String name) {
		var words = List.of(name.toLowerCase(Locale.ROOT).split("[._-]"));
		return first(struck(words, EVERYWHERE), struck(words, STORED), struck(List.of(name), WHOLE_STORED));
	}

	/** A gerund or past participle that is used as a noun without an object. */
	private static Optional<String> bareVerb(List<String> words) {
		var last = words.get(words.size() - 1);
		var verb = (words.size() > 1 && PARTICLES.contains(last)) ? words.get(words.size() - 2) : last;
		var gerund = verb.endsWith("ing") && !NOUNS_IN_ING.contains(verb);
		var participle = words.size() == 1 && verb.endsWith("ed");
		return (gerund || participle) ? Optional.of(verb) : Optional.empty();
	}

	private static Optional<String> struck(List<String> words, Set<String> struck) {
		return words.stream().filter(struck::contains).findFirst();
	}

	@SafeVarargs
	private static Optional<String> first(Optional<String>... found) {
		return Stream.of(found).flatMap(Optional::stream).findFirst();
	}

	private static List<String> camel(String name) {
		return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_"))
			.map((word) -> word.toLowerCase(Locale.ROOT))
			.toList();
	}

	private static Set<String> words(String words) {
		return Set.of(words.split(" "));
	}

}
