package org.tragwerk.site;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Finds message keys that no class or template uses. A key counts as used if its first
 * segments occur literally and each further segment occurs in quotes, after a dot or as a
 * constant.
 */
class UnusedTextsTests {

	private static final Path MAIN = Path.of("src", "main");

	private final String sources;

	UnusedTextsTests() throws IOException {
		var texts = new StringBuilder();
		for (var folder : List.of("java", "resources/templates", "resources/static")) {
			for (var file : files(folder)) {
				texts.append(Files.readString(file)).append('\n');
			}
		}
		this.sources = texts.toString();
	}

	@Test
	void everyMessageIsUsed() throws IOException {
		var keys = new Properties();
		for (var file : files("resources/messages")) {
			keys.load(new StringReader(Files.readString(file)));
		}
		assertThat(keys.stringPropertyNames()).hasSizeGreaterThan(300).allMatch(this::isUsed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "site.footer.nobody", "site.privacy.nobody.title", "cancellation.row.nobody",
			"pledging.interval.NOBODY", "nobody.subject", "pledging.support.titl" })
	void findsAnUnusedMessage(String key) {
		assertThat(isUsed(key)).isFalse();
	}

	private boolean isUsed(String key) {
		var words = key.split("\\.");
		return IntStream.rangeClosed(1, words.length)
			.anyMatch((known) -> stands("[\"'{|]" + quoted(Arrays.copyOf(words, known)) + "(?!\\.?[A-Za-z0-9-])")
					&& Stream.of(words).skip(known).allMatch(this::isWord));
	}

	private boolean isWord(String word) {
		return stands("[\"'.]" + word + "\\b") || word.equals(word.toUpperCase()) && stands("\\b" + word + "\\b");
	}

	private boolean stands(String pattern) {
		return Pattern.compile(pattern).matcher(this.sources).find();
	}

	private static String quoted(String[] words) {
		return String.join("\\.", words);
	}

	private static List<Path> files(String folder) throws IOException {
		try (var files = Files.walk(MAIN.resolve(folder))) {
			return files.filter((file) -> file.toString().matches(".*\\.(java|html|txt|js|properties)"))
				.sorted()
				.toList();
		}
	}

}
