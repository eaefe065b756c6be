package org.tragwerk.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateTests {

	@ParameterizedTest
	@ValueSource(strings = { "messages", "control" })
	void hasEachTextInBothLanguages(String file) throws IOException {
		assertThat(keys(file + "_en")).isEqualTo(keys(file + "_de"));
	}

	@Test
	void hasATextForEachPlaceInATemplate() throws IOException {
		var places = new TreeSet<String>();
		try (var files = Files.newDirectoryStream(Path.of("src/sandbox/resources/sandbox/pages"), "*.html")) {
			for (var file : files) {
				Pattern.compile("\\{\\{#([\\w.]+)}}")
					.matcher(Files.readString(file))
					.results()
					.forEach((place) -> places.add(place.group(1)));
			}
		}

		assertThat(places).isNotEmpty().allSatisfy((key) -> assertThat(Template.hasText("de", key)).as(key).isTrue());
	}

	@Test
	void writesNumbersAndSentencesAsEachLanguageDoes() {
		assertThat(Template.text("de", "report.invoices", 1_430)).isEqualTo("1.430 Rechnungen");
		assertThat(Template.text("en", "report.invoices", 1_430)).isEqualTo("1,430 invoices");
		assertThat(Template.text("de", "clock.playing.days", 1, "1. Mai 2026"))
			.isEqualTo("Spiele einen Tag ab 1. Mai 2026 …");
	}

	private static Set<Object> keys(String file) throws IOException {
		var texts = new Properties();
		texts.load(new StringReader(Template.read(file + ".properties")));
		return new TreeSet<>(texts.keySet());
	}

}
