package org.tragwerk.site;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

class BundlesTests {

	private static final String GERMAN = "messages_de.properties";

	private static final String ENGLISH = "messages_en.properties";

	static Stream<Resource> german() throws IOException {
		var bundles = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/**/*.properties");
		return Arrays.stream(bundles).filter((bundle) -> GERMAN.equals(bundle.getFilename()));
	}

	@Test
	void areFoundOnTheClassPath() throws IOException {
		assertThat(german()).anyMatch((bundle) -> bundle.toString().contains("messages/site/"));
	}

	@ParameterizedTest
	@MethodSource("german")
	void haveTheSameKeysInBothLanguages(Resource german) throws IOException {
		var english = load(german.createRelative(ENGLISH));
		assertThat(english.stringPropertyNames())
			.containsExactlyInAnyOrderElementsOf(load(german).stringPropertyNames());
	}

	@ParameterizedTest
	@MethodSource("german")
	void haveTheSamePlaceholdersInBothLanguages(Resource german) throws IOException {
		var english = load(german.createRelative(ENGLISH));
		load(german).forEach((key, text) -> assertThat(gaps(english.getProperty((String) key))).as("%s", key)
			.isEqualTo(gaps((String) text)));
	}

	@ParameterizedTest
	@MethodSource("german")
	void haveNoQuoteThatHidesAPlaceholder(Resource german) throws IOException {
		assertThat(load(german).values()).noneMatch((text) -> text.toString().contains("'"));
		assertThat(load(german.createRelative(ENGLISH)).values()).noneMatch((text) -> text.toString().contains("'"));
	}

	@ParameterizedTest
	@MethodSource("german")
	void haveAPreheaderForEachEmail(Resource german) throws IOException {
		var keys = load(german).stringPropertyNames();
		assertThat(keys.stream().filter((key) -> key.matches("mail\\..+\\.subject")))
			.allMatch((key) -> keys.contains(key.replace(".subject", ".preheader")));
	}

	/**
	 * What the buttons say is law, in German; English says beside them what they mean.
	 */
	@Test
	void nameTheLegalButtonsLikeTheirPages() throws IOException {
		var texts = new Properties();
		for (var bundle : german().toList()) {
			texts.putAll(load(bundle.createRelative(ENGLISH)));
		}
		for (var button : List.of("cancel", "withdraw")) {
			var title = texts.getProperty("cancellation." + button + ".title").toLowerCase(Locale.UK);
			var german = Map.of("cancel", "Verträge hier kündigen", "withdraw", "Vertrag widerrufen").get(button);
			assertThat(texts.getProperty("site.footer." + button)).contains(german + ": " + title);
			assertThat(texts.values().stream().map(String::valueOf).filter((text) -> text.contains("“" + german)))
				.isNotEmpty()
				.allMatch((text) -> text.contains("“" + german + "” (" + title + ")"));
		}
	}

	private static String gaps(String text) {
		return text.replaceAll("[^{}]+(?=\\{|$)", "")
			.transform((gaps) -> Arrays.stream(gaps.split("(?<=})")).sorted().distinct().toList().toString());
	}

	private static Properties load(Resource bundle) throws IOException {
		var texts = new Properties();
		try (var reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
			texts.load(reader);
		}
		return texts;
	}

}
