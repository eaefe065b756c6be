package org.tragwerk.money;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MoneyTests {

	@Test
	void formatsForALocale() {
		assertThat(new Money(123450).format(Locale.GERMANY)).isEqualTo("1.234,50\u00a0€");
		assertThat(new Money(750).format(Locale.UK)).isEqualTo("€7.50");
		assertThat(new Money(100_000).format(Locale.GERMANY)).isEqualTo("1.000\u00a0€");
		assertThat(new Money(1000).format(Locale.UK)).isEqualTo("€10");
		assertThat(new Money(750).formatNumber(Locale.GERMANY)).isEqualTo("7,50");
		assertThat(new Money(1000).formatNumber(Locale.GERMANY)).isEqualTo("10");
		for (var locale : List.of(Locale.GERMANY, Locale.UK)) {
			assertThat(TypedAmount.parse(new Money(100_000).formatNumber(locale)))
				.contains(new TypedAmount(new Money(100_000), false));
			assertThat(TypedAmount.parse(new Money(750).format(locale)))
				.contains(new TypedAmount(new Money(750), false));
		}
	}

}
