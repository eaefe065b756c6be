package org.tragwerk.member;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenTests {

	@Test
	void has256Bits() {
		assertThat(Token.random().value()).matches("[A-Za-z0-9_-]{43}");
	}

	@Test
	void isRandom() {
		assertThat(Token.random()).isNotEqualTo(Token.random());
	}

	@Test
	void hashesWithSha256() {
		assertThat(HexFormat.of().formatHex(new Token("abc").hash()))
			.isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	}

	@Test
	void isWellFormedWith43Characters() {
		assertThat(Token.random().isWellFormed()).isTrue();
		assertThat(new Token("abc").isWellFormed()).isFalse();
		assertThat(new Token("a".repeat(42) + "?").isWellFormed()).isFalse();
	}

	@Test
	void matchesOnlyItsHash() {
		assertThat(new Token("abc").matches(new Token("abc").hash())).isTrue();
		assertThat(new Token("abc").matches(new Token("abd").hash())).isFalse();
		assertThat(new Token("abc").matches(new byte[0])).isFalse();
	}

	@Test
	void derivesTheSameTokenForTheSameText() {
		assertThat(new Token("abc").with("x")).isEqualTo(new Token("abc").with("x"))
			.isNotEqualTo(new Token("abc").with("y"));
		assertThat(new Token("abd").with("x")).isNotEqualTo(new Token("abc").with("x"));
		assertThat(new Token("abc").with("x").isWellFormed()).isTrue();
	}

	@Test
	void toStringHidesTheValue() {
		assertThat(new Token("abc").toString()).doesNotContain("abc");
	}

}
