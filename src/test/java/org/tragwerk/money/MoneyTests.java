package org.tragwerk.money;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class MoneyTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "7,50|750", "7.50|750", "7|700", "7,5|750", " 12 |1200", "7,50 €|750", "7,50€|750", "7\t EUR|700",
					"7,50\u00a0€|750", "\u00a07,50\u202f€\u3000|750", "€7.50|750", "€ 7|700", "7,-|700", "7,--|700",
					"7.-|700", "7,– €|700", "7,—|700", "0005|500", "7 Euro|700", "0|0", "0,01|1",
					"9999999,99|999999999" })
	void parsesAmountsAsPeopleTypeThem(String typed, long cents) {
		assertThat(Money.parse(typed)).contains(new Money(cents));
	}

	@ParameterizedTest
	@Fault("F47")
	@ValueSource(strings = { "", " ", "-5", "+5", "1e9", "NaN", "Infinity", "7,505", "1.000", "1.000,00", "7,", ",50",
			"7 50", "7\u00a050", "0x10", "٧", "７", "７,50", "7٫50", "7,٥", "1e3", "5,005", "5.000", "5 000", "5'000",
			"7-", "7,---", "-,50", "$7", "€€", "7 € 50", "7,50 €uro", "7,50 eur", "½", "7½", "Ⅶ", "⑦", "7\u200b",
			"7\r\n", "7\u0000", "7%", "12345678", "5;5", "€", "fünf", "7,50 USD", "7,50 €/Monat" })
	void parsesNothingElse(String typed) {
		assertThat(Money.parse(typed)).isEmpty();
	}

	/** The pattern looked at each blank again for every blank before it. */
	@Test
	void parsesLongTextsQuickly() {
		for (var nasty : new String[] { " ", "1", ",", "€", "1 ", "\u2003" }) {
			assertThat(Money.parse(nasty.repeat(1_000_000) + "x")).isEmpty();
			assertThat(Money.parse("7" + nasty.repeat(1_000_000) + "x")).isEmpty();
		}
	}

	@Test
	void rejectsTextsOfMoreThanFortyCharacters() {
		assertThat(Money.parse("7" + " ".repeat(39))).contains(new Money(700));
		assertThat(Money.parse("7" + " ".repeat(40))).isEmpty();
	}

	@Test
	void formatsForALocale() {
		assertThat(new Money(123450).format(Locale.GERMANY)).isEqualTo("1.234,50\u00a0€");
		assertThat(new Money(750).format(Locale.UK)).isEqualTo("€7.50");
		assertThat(new Money(750).formatNumber(Locale.GERMANY)).isEqualTo("7,50");
		assertThat(new Money(1000).formatNumber(Locale.GERMANY)).isEqualTo("10");
		for (var locale : List.of(Locale.GERMANY, Locale.UK)) {
			assertThat(Money.parse(new Money(100_000).formatNumber(locale))).contains(new Money(100_000));
			assertThat(Money.parse(new Money(750).format(locale))).contains(new Money(750));
		}
	}

	@Test
	void ignoresBlanks() {
		assertThat(Money.parse(" 7 ")).contains(new Money(700));
	}

}
