package org.tragwerk.site;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Masks email addresses, account numbers, keys and tokens in a text. A second line of
 * defence: personal data must not be logged, and names cannot be recognized.
 */
final class LogMask {

	private static final String OUTSIDE = "\\s\"'<>()\\[\\]{},;:=|/\\\\?&@";

	private static final String TOKEN = "[^\\s\"'<>(){}/?#&;,]+";

	private static final List<Rule> GENERAL = List.of(
			rule("(?:\"[^\"\\n]{1,64}\"|[^%1$s]{1,64})(?:@|%%40)[^%1$s]{1,253}\\.[A-Za-z][A-Za-z0-9-]+"
				.formatted(OUTSIDE), "(address)"),
			rule("\\b(whsec|sk|rk)_\\w{6,}", "$1_(key)"), rule("\\b(cs_(?:test|live)_)\\w+(?:#[^\\s\"]*)?", "$1(page)"),
			rule("(_secret_)\\w+", "$1(key)"),
			rule("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b", "(account)"),
			rule("(?<![\\w.$-])(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])(?=[\\w-]*[\\d_-])[\\w-]{40,}", "(token)"));

	private final List<Rule> rules;

	/** Also masks the secret path variables and query parameters of these routes. */
	LogMask(List<PublicRoute> routes) {
		this.rules = Stream.concat(routes.stream().flatMap(LogMask::rules), GENERAL.stream()).toList();
	}

	String apply(String text) {
		var masked = text;
		for (var rule : this.rules) {
			masked = rule.pattern().matcher(masked).replaceAll(rule.replacement());
		}
		return masked;
	}

	private static Stream<Rule> rules(PublicRoute route) {
		return route.secrets()
			.stream()
			.map((secret) -> rule("(" + before(route.path(), secret) + ")" + TOKEN, "$1(token)"));
	}

	private static String before(String path, String secret) {
		var variable = path.indexOf("{" + secret + "}");
		return (variable < 0) ? "[?&]" + secret + "="
				: path.substring(0, variable).replaceAll("\\{\\w+}", "[^\\\\s/]+");
	}

	private static Rule rule(String pattern, String replacement) {
		return new Rule(Pattern.compile(pattern), replacement);
	}

	private record Rule(Pattern pattern, String replacement) {
	}

}
