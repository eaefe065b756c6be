package org.tragwerk.pledging;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.pledging.FeeProperties.Rate;
import org.tragwerk.subscription.Money;
import org.tragwerk.subscription.Way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FeesTests {

	private final Fees fees = new Fees(
			new FeeProperties(Map.of(Way.SEPA_DEBIT, rate("0", 35), Way.CARD, rate("1.5", 25)), new BigDecimal("0.7")));

	@ParameterizedTest
	@CsvSource({ "CARD, MONTHLY, 750, 709", "CARD, ONCE, 750, 714", "SEPA_DEBIT, MONTHLY, 750, 710",
			"SEPA_DEBIT, ONCE, 750, 715", "SEPA_DEBIT, YEARLY, 9000, 8902", "PAYPAL, ONCE, 750, 750" })
	void takesOffWhatTheProviderKeeps(Way way, Rhythm rhythm, long amount, long arriving) {
		assertThat(this.fees.arriving(new Money(amount), way, rhythm)).isEqualTo(new Money(arriving));
	}

	@ParameterizedTest
	@CsvSource({ "700, 664", "699, 664", "734, 698", "733, 697" })
	void roundsHalfACentUp(long amount, long arriving) {
		assertThat(this.fees.arriving(new Money(amount), Way.CARD, Rhythm.ONCE)).isEqualTo(new Money(arriving));
	}

	@Test
	void sumsUpAYear() {
		assertThat(this.fees.arrivingInAYear(new Money(750), Way.CARD, Rhythm.MONTHLY)).isEqualTo(new Money(12 * 709));
		assertThat(this.fees.arrivingInAYear(new Money(750), Way.CARD, Rhythm.ONCE)).isEqualTo(new Money(714));
	}

	@Test
	void refusesAPercentageFinerThanItReckons() {
		var finer = new Fees(new FeeProperties(Map.of(Way.CARD, rate("1.505", 0)), BigDecimal.ZERO));
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> finer.arriving(new Money(750), Way.CARD, Rhythm.ONCE));
	}

	private static Rate rate(String percent, long cents) {
		return new Rate(new BigDecimal(percent), cents);
	}

}
