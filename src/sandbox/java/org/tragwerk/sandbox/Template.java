package org.tragwerk.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

import org.tragwerk.sandbox.http.Response;

/**
 * Fills pages: <code>{{name}}</code> is replaced by an escaped value,
 * <code>{{{name}}}</code> by HTML, <code>{{#name}}</code> by a text in the page's
 * language.
 */
final class Template {

	private static final Pattern HOLE = Pattern.compile("\\{\\{(\\{|#|)([a-zA-Z.]+)\\}?\\}\\}");

	private static final DateTimeFormatter GERMAN = DateTimeFormatter
		.ofPattern("d. MMMM uuuu, HH:mm:ss 'Uhr (UTC)'", Locale.GERMANY)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter ENGLISH = DateTimeFormatter
		.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private Template() {
	}

	static String fill(String name, String language, Map<String, ?> values) {
		var texts = texts(language);
		return HOLE.matcher(read(name + ".html")).replaceAll((hole) -> {
			var value = hole.group(1).equals("#") ? texts.getProperty(hole.group(2))
					: String.valueOf(Objects.requireNonNull(values.get(hole.group(2)), hole.group(2)));
			return java.util.regex.Matcher.quoteReplacement(hole.group(1).equals("{") ? value : escape(value));
		});
	}

	/** A complete HTML page with this body. */
	static Response page(int status, String language, String title, String body) {
		var html = fill("layout", language, Map.of("title", title, "body", body, "language", language));
		return Response.of(status, "text/html; charset=utf-8", html)
			.with("Cache-Control", "no-store")
			.with("Content-Security-Policy",
					"default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'");
	}

	static String text(String language, String key) {
		return Objects.requireNonNull(texts(language).getProperty(key), key);
	}

	/** A date and time in the usual format of a language. */
	static String moment(Instant instant, String language) {
		return (language.equals("de") ? GERMAN : ENGLISH).format(instant);
	}

	static boolean hasText(String language, String key) {
		return texts(language).containsKey(key);
	}

	static String read(String file) {
		try (var in = Template.class.getResourceAsStream("/sandbox/pages/" + file)) {
			return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String escape(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&#39;");
	}

	private static Properties texts(String language) {
		var texts = new Properties();
		try {
			texts.load(new java.io.StringReader(read("messages_" + language + ".properties")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return texts;
	}

}
