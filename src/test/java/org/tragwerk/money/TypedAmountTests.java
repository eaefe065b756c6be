package org.tragwerk.money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tragwerk.Fault;
import org.tragwerk.money.TypedAmounts.Example;

import static org.assertj.core.api.Assertions.assertThat;

class TypedAmountTests {

	@ParameterizedTest
	@Fault("F47")
	@MethodSource("org.tragwerk.money.TypedAmounts#examples")
	void parsesAmountsAsPeopleTypeThemAndNothingElse(Example example) {
		assertThat(TypedAmount.parse(example.typed())).isEqualTo(example.amount());
	}

	@Test
	void parsesTextsOfAtMostFortyCharacters() {
		assertThat(TypedAmount.parse("7" + " ".repeat(39))).contains(new TypedAmount(new Money(700), false));
		assertThat(TypedAmount.parse("7" + " ".repeat(40))).isEmpty();
	}

	@Test
	void rejectsLongTextsQuickly() {
		for (var part : new String[] { " ", "1", ",", "€", "1 ", "1.000", "\u2003" }) {
			assertThat(TypedAmount.parse(part.repeat(1_000_000) + "x")).isEmpty();
			assertThat(TypedAmount.parse("7" + part.repeat(1_000_000) + "x")).isEmpty();
		}
	}

}
