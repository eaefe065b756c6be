package org.tragwerk.cancellation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class QuotedTextTests {

	@ParameterizedTest
	@Fault("F105")
	@ValueSource(strings = { "\n", "\r\n", "\r", "\u000b", "\f", "\u0085", "\u2028", "\u2029" })
	void quotesEachLineWithAnyLineBreak(String separator) {
		assertThat(QuotedText.of("eins" + separator + "zwei")).isEqualTo("> eins\n> zwei");
	}

	@Test
	void quotesEmptyLines() {
		assertThat(QuotedText.of("eins\n\nzwei")).isEqualTo("> eins\n> \n> zwei");
	}

	@Test
	@Fault("F105")
	void wrapsLongLines() {
		var text = "Ein ganz gewöhnlicher Grund. ".repeat(20).strip();
		var lines = lines(QuotedText.of(text));
		assertThat(lines).hasSizeGreaterThan(8).allMatch((line) -> line.startsWith("> ") && line.length() <= 72);
		assertThat(String.join(" ", lines.stream().map((line) -> line.substring(2)).toList())).isEqualTo(text);
	}

	@Test
	@Fault("F105")
	void quotesTheRestOfAWrappedLine() {
		var lines = lines(QuotedText.of("a" + " ".repeat(300) + "Ihre Kündigung ist ungültig."));
		assertThat(lines).allMatch((line) -> line.startsWith("> "));
	}

	@Test
	void wrapsLongWords() {
		assertThat(lines(QuotedText.of("x".repeat(70)))).containsExactly("> " + "x".repeat(70));
		assertThat(lines(QuotedText.of("x".repeat(150)))).containsExactly("> " + "x".repeat(70), "> " + "x".repeat(70),
				"> " + "x".repeat(10));
		assertThat(lines(QuotedText.of("x".repeat(69) + "👩".repeat(2)))).containsExactly("> " + "x".repeat(69),
				"> 👩👩");
	}

	@Test
	void wrapsAtTheLastBlankThatFits() {
		assertThat(lines(QuotedText.of("x".repeat(70) + " y"))).containsExactly("> " + "x".repeat(70), "> y");
		assertThat(lines(QuotedText.of("a " + "x".repeat(70)))).containsExactly("> a", "> " + "x".repeat(70));
	}

	@Test
	void leavesOutBlanksAroundLines() {
		assertThat(lines(QuotedText.of("  eins  \n zwei"))).containsExactly("> eins", "> zwei");
		assertThat(lines(QuotedText.of("x".repeat(60) + "   " + "y".repeat(20)))).containsExactly("> " + "x".repeat(60),
				"> " + "y".repeat(20));
		assertThat(lines(QuotedText.of("x".repeat(60) + " ".repeat(20)))).containsExactly("> " + "x".repeat(60));
	}

	private static List<String> lines(String quoted) {
		return quoted.lines().toList();
	}

}
