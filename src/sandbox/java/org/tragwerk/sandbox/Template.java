package org.tragwerk.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
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

	private static final DateTimeFormatter SHORT_GERMAN = DateTimeFormatter
		.ofPattern("d.M.uuuu, HH:mm:ss", Locale.GERMANY)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter SHORT_ENGLISH = DateTimeFormatter
		.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private static final Map<String, Properties> TEXTS = new ConcurrentHashMap<>();

	private static final Map<String, String> FILES = new ConcurrentHashMap<>();

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

	/** A text with {@link MessageFormat} placeholders. */
	static String text(String language, String key, Object... values) {
		return new MessageFormat(text(language, key), locale(language)).format(values);
	}

	private static Locale locale(String language) {
		return language.equals("de") ? Locale.GERMANY : Locale.UK;
	}

	/** A short date and time for tables, in UTC. */
	static String time(Instant instant, String language) {
		return (language.equals("de") ? SHORT_GERMAN : SHORT_ENGLISH).format(instant);
	}

	/** A date in the usual format of a language. */
	static String day(Instant instant, String language) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
			.withLocale(locale(language))
			.withZone(ZoneOffset.UTC)
			.format(instant);
	}

	/** A date and time in the usual format of a language. */
	static String moment(Instant instant, String language) {
		return (language.equals("de") ? GERMAN : ENGLISH).format(instant);
	}

	static boolean hasText(String language, String key) {
		return texts(language).containsKey(key);
	}

	static String read(String file) {
		return FILES.computeIfAbsent(file, Template::load);
	}

	private static String load(String file) {
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
		return TEXTS.computeIfAbsent(language, (key) -> {
			var texts = new Properties();
			try {
				texts.load(new StringReader(load("messages_" + key + ".properties")));
				texts.load(new StringReader(load("control_" + key + ".properties")));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return texts;
		});
	}

}
