package org.tragwerk.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.tragwerk.newspaper.AccentColor.Shades;

import org.springframework.core.io.ClassPathResource;

/**
 * Writes the rules of a style sheet into the elements that they apply to, because several
 * mail programs drop the sheet. A selector is an element, a class or both, such as
 * {@code p}, {@code .button} and {@code td.value}; of two rules for the same property the
 * later one wins.
 */
final class InlineStyles {

	private static final Pattern RULE = Pattern.compile("([a-z0-9]*)(?:\\.([a-z-]+))?\\s*\\{\\s*([^}]*?)\\s*}");

	/** A start tag in what templates write, whose texts and values are escaped. */
	private static final Pattern START_TAG = Pattern.compile("<([a-z][a-z0-9]*)([^<>]*)>");

	private static final Pattern CLASSES = Pattern.compile("\\sclass=\"([^\"]*)\"");

	private final List<Rule> rules;

	/** The style sheet of emails, in these colours. */
	static InlineStyles of(Shades colors) {
		try {
			return new InlineStyles(
					new ClassPathResource("templates/mail/styles.css").getContentAsString(StandardCharsets.UTF_8)
						.replace("var(--accent)", colors.accent())
						.replace("var(--on-accent)", colors.onAccent()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	InlineStyles(String sheet) {
		this.rules = RULE.matcher(sheet)
			.results()
			.map((rule) -> new Rule(rule.group(1), rule.group(2), rule.group(3)))
			.toList();
	}

	/** The page with the styles of each element of its body. */
	String applyTo(String html) {
		var body = html.indexOf("<body");
		return html.substring(0, body)
				+ START_TAG.matcher(html.substring(body)).replaceAll((tag) -> Matcher.quoteReplacement(withStyle(tag)));
	}

	private String withStyle(MatchResult tag) {
		var style = styleOf(tag.group(1), classesOf(tag.group(2)));
		return style.isEmpty() ? tag.group() : "<%s%s style=\"%s\">".formatted(tag.group(1), tag.group(2), style);
	}

	private String styleOf(String element, List<String> classes) {
		return this.rules.stream()
			.filter((rule) -> rule.matches(element, classes))
			.map(Rule::declarations)
			.collect(Collectors.joining(" "));
	}

	private static List<String> classesOf(String attributes) {
		var matcher = CLASSES.matcher(attributes);
		return matcher.find() ? Arrays.asList(matcher.group(1).split("\\s+")) : List.of();
	}

	/** A null or empty part of the selector matches anything. */
	private record Rule(String element, @Nullable String className, String declarations) {

		boolean matches(String other, List<String> classes) {
			return (this.element.isEmpty() || this.element.equals(other))
					&& (this.className == null || classes.contains(this.className));
		}

	}

}
