package org.tragwerk.fee;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.fee.FeeProperties.Rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FeeScheduleTests {

	private final FeeSchedule feeSchedule = new FeeSchedule(new FeeProperties(
			Map.of(PaymentMethodType.SEPA_DEBIT, rate("0", 35), PaymentMethodType.CARD, rate("1.5", 25)),
			new BigDecimal("0.7")));

	@ParameterizedTest
	@CsvSource({ "CARD, MONTHLY, 750, 709", "CARD, ONCE, 750, 714", "SEPA_DEBIT, MONTHLY, 750, 710",
			"SEPA_DEBIT, ONCE, 750, 715", "SEPA_DEBIT, YEARLY, 9000, 8902", "PAYPAL, ONCE, 750, 750" })
	void subtractsTheFees(PaymentMethodType paymentMethodType, Interval interval, long amount, long net) {
		assertThat(this.feeSchedule.net(new Money(amount), paymentMethodType, interval)).isEqualTo(new Money(net));
	}

	@ParameterizedTest
	@CsvSource({ "700, 664", "699, 664", "734, 698", "733, 697" })
	void roundsHalfUp(long amount, long net) {
		assertThat(this.feeSchedule.net(new Money(amount), PaymentMethodType.CARD, Interval.ONCE))
			.isEqualTo(new Money(net));
	}

	@Test
	void multipliesByThePaymentsOfAYear() {
		assertThat(this.feeSchedule.netPerYear(new Money(750), PaymentMethodType.CARD, Interval.MONTHLY))
			.isEqualTo(new Money(12 * 709));
		assertThat(this.feeSchedule.netPerYear(new Money(750), PaymentMethodType.CARD, Interval.ONCE))
			.isEqualTo(new Money(714));
	}

	@Test
	void rejectsMoreThanTwoDecimals() {
		var finer = new FeeSchedule(
				new FeeProperties(Map.of(PaymentMethodType.CARD, rate("1.505", 0)), BigDecimal.ZERO));
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> finer.net(new Money(750), PaymentMethodType.CARD, Interval.ONCE));
	}

	private static Rate rate(String percent, long cents) {
		return new Rate(new BigDecimal(percent), cents);
	}

}
