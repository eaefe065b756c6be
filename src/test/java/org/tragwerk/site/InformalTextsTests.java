package org.tragwerk.site;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tragwerk.newspaper.Editors;
import org.tragwerk.newspaper.Editors.Voice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The German texts that address readers with "du". Those of the law's own instruction on
 * withdrawal stay as they are.
 */
class InformalTextsTests {

	private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");

	private static final Pattern FORMAL = Pattern
		.compile("\\b(?:Ihnen|Ihr|Ihre[mnrs]?)\\b|[a-zäöüß,] Sie\\b|\\bSie \\w+en\\b");

	/** The modules whose texts the settings replace, or are written last. */
	private static final Set<String> OPEN = Set.of("campaigncounter", "pledging");

	private static final String LAW = "mail.withdrawal.";

	static List<String> modules() throws IOException {
		try (var folders = Files.list(MESSAGES)) {
			return folders.map((folder) -> folder.getFileName().toString())
				.filter((module) -> !OPEN.contains(module))
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("modules")
	void existForEachTextThatIsFormal(String module) throws IOException {
		var informal = load(module, "de__du").stringPropertyNames();
		var formal = load(module, "de").entrySet()
			.stream()
			.filter((text) -> FORMAL.matcher(text.getValue().toString()).find())
			.map((text) -> text.getKey().toString())
			.filter((key) -> !key.startsWith(LAW));
		assertThat(formal).allMatch(informal::contains);
	}

	@ParameterizedTest
	@MethodSource("modules")
	void replaceATextWithItsPlaceholders(String module) throws IOException {
		var german = load(module, "de");
		load(module, "de__du").forEach((key, text) -> {
			assertThat(german).containsKey(key);
			assertThat(gaps(text.toString())).as("%s", key).isEqualTo(gaps(german.getProperty(key.toString())));
			assertThat(text.toString()).doesNotContain("'").doesNotContainPattern(FORMAL);
		});
	}

	@Test
	void areUsedInGermanOnlyWhereTheNewspaperSaysDu() {
		assertThat(title(Voice.SIE, Locale.GERMANY)).isEqualTo("Unterstützen Sie uns");
		assertThat(title(Voice.DU, Locale.GERMANY)).isEqualTo("Unterstütze uns");
		assertThat(title(Voice.DU, Locale.UK)).isEqualTo("Support us");
	}

	private static String title(Voice voice, Locale language) {
		var editors = new Editors(null, Map.of(), voice);
		return new SiteConfiguration().messageSource(new String[] { "messages/site/messages" }, editors)
			.getMessage("site.home.title", null, language);
	}

	private static String gaps(String text) {
		return Arrays.stream(text.replaceAll("[^{}]+(?=\\{|$)", "").split("(?<=})"))
			.sorted()
			.distinct()
			.toList()
			.toString();
	}

	private static Properties load(String module, String language) throws IOException {
		var texts = new Properties();
		texts.load(new StringReader(
				Files.readString(MESSAGES.resolve(module).resolve("messages_" + language + ".properties"))));
		return texts;
	}

}
