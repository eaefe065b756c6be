package org.tragwerk.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that the tests named in the README's table of behaviours exist. */
class DocumentedTests {

	private static final Path SOURCES = Path.of("src/sandbox/test/org/tragwerk/sandbox");

	private static final Path TABLE = Path.of("src/sandbox/README.md");

	private static final Pattern NAMED = Pattern.compile("`(\\w+Tests)#(\\w+)`");

	static Stream<String> named() throws IOException {
		return NAMED.matcher(Files.readString(TABLE)).results().map(MatchResult::group).distinct();
	}

	@ParameterizedTest
	@MethodSource("named")
	void namesATestThatExists(String name) throws IOException {
		var parts = NAMED.matcher(name).results().findFirst().orElseThrow();
		try (var files = Files.walk(SOURCES)) {
			var file = files.filter((one) -> one.endsWith(parts.group(1) + ".java")).findFirst().orElseThrow();
			assertThat(Files.readString(file)).contains("void " + parts.group(2) + "(");
		}
	}

}
