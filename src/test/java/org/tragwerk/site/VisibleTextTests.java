package org.tragwerk.site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisibleTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "Anna-Lena O’Hara", "Жанна", "王小明", "می\u200cنا", "👩\u200d🚀", "Zoe\u0308", " a ",
			"a\u00a0b", "a\u00adb", "\ufeffa", "a\u200b" })
	void allowsEveryScript(String text) {
		assertThat(VisibleText.isLine(text)).isTrue();
		assertThat(VisibleText.isLines(text)).isTrue();
		assertThat(VisibleText.lines(text)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\r", "\u2028", "\u2029", "\u061c",
			"\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\u206a", "\u206f", "\ufff9", "\ufffb",
			"\ufffe", "\uffff", "\ufdd0", "\udb40\udc41", "\udb40\udc01", "\udbff\udfff", "\ud800", "\udc00" })
	void rejectsControlAndDirectionCharacters(String character) {
		var text = "a" + character + "b";
		assertThat(VisibleText.isLine(text)).isFalse();
		assertThat(VisibleText.isLines(text)).isFalse();
		assertThat(VisibleText.lines(text)).isEqualTo("ab");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\t" })
	void allowsLineBreaksInLines(String character) {
		assertThat(VisibleText.isLine("a" + character + "b")).isFalse();
		assertThat(VisibleText.isLines("a" + character + "b")).isTrue();
	}

	@Test
	void normalizesLineBreaks() {
		assertThat(VisibleText.lines("a\r\n\tb\nc\r")).isEqualTo("a\n\tb\nc");
	}

	@Test
	void normalizesBlanksOfALine() {
		assertThat(VisibleText.line("\u00a0 Anna\r\nBcc:\u2028\u0085Är\u00adm\u202eel \u3000"))
			.isEqualTo("Anna Bcc: Ärmel");
	}

	@Test
	void stripsBlanks() {
		assertThat(VisibleText.strip(" \u00a0\u3000\u200b\u2060\ufeffa b\ufeff \u2003")).isEqualTo("a b");
		assertThat(VisibleText.strip("a")).isEqualTo("a");
		assertThat(VisibleText.strip("  ")).isEmpty();
		assertThat(VisibleText.strip("a\t")).isEqualTo("a\t");
		assertThat(VisibleText.strip("\na")).isEqualTo("\na");
	}

	@Test
	void handlesLongTextsQuickly() {
		for (var nasty : new String[] { " ", "\u202e", "\r\n", "\u200b", "\ud800" }) {
			var text = nasty.repeat(1_000_000) + "x";
			assertThat(VisibleText.line(text)).endsWith("x");
			assertThat(VisibleText.lines(text)).endsWith("x");
			assertThat(VisibleText.strip(text)).endsWith("x");
		}
	}

}
