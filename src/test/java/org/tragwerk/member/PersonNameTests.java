package org.tragwerk.member;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonNameTests {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "\u00a0", "\u3000\u2003", "\u0000", "\u0085\r\n\t", "\u200b\ufeff", "\u200d",
			"\u202e", "\u00ad", "\ud800", "\u3164", "\u2800", "\u034f", "\ufe0f", "\u115f\u1160", "\uffa0", "\u0301",
			"\ufffe", "\udb40\udc41", "\u3164 \u2800\u200b" })
	void isNullIfNothingIsVisible(String typed) {
		assertThat(PersonName.clean(typed)).isNull();
	}

	@Test
	void isOnOneLineWithSingleBlanks() {
		assertThat(PersonName.clean("\u00a0 Anna\r\nBcc:\u2028\u0085Ärmel \u3000")).isEqualTo("Anna Bcc: Ärmel");
		assertThat(PersonName.clean("Anna \u0000 B")).isEqualTo("Anna B");
	}

	@Test
	void hasNoDirectionMarks() {
		assertThat(PersonName.clean("Anna\u202e eseht")).isEqualTo("Anna eseht");
	}

	@Test
	void keepsEveryScript() {
		for (var name : new String[] { "Anna-Lena O’Hara", "Жанна", "王小明", "می\u200cنا", "👩\u200d🚀", "Zoe\u0308" }) {
			assertThat(PersonName.clean(name)).isEqualTo(name);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ada", "Dr. Ada Lovelace", "Anna-Lena O’Hara", "Sinéad O'Connor", "Жанна", "王小明",
			"Zoe\u0308 St. John", "A. B." })
	void greetsWithAPlainName(String name) {
		assertThat(PersonName.forGreeting(name)).contains(name);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "https://evil.example", "evil.example", "www.evil.example jetzt", "Ada, Ihr Konto",
			"ada@example.org", "Ada: 0900 123", "Ada\nLovelace", "Ada/x", ".Ada", "Ada!", "" })
	void doesNotGreetWithOtherTexts(String name) {
		assertThat(PersonName.forGreeting(name)).isEmpty();
	}

	@Test
	void doesNotGreetWithLongNames() {
		assertThat(PersonName.forGreeting("a".repeat(60))).isPresent();
		assertThat(PersonName.forGreeting("a".repeat(61))).isEmpty();
	}

	@Test
	void isShortenedToTheLengthOfTheColumn() {
		assertThat(PersonName.clean("👩".repeat(200))).isEqualTo("👩".repeat(200));
		assertThat(PersonName.clean("👩".repeat(201))).isEqualTo("👩".repeat(200));
		assertThat(PersonName.clean("a".repeat(199) + " b")).isEqualTo("a".repeat(199));
	}

}
