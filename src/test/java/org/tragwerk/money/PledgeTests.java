package org.tragwerk.money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PledgeTests {

	@ParameterizedTest
	@CsvSource({ "1000, MONTHLY, 12000, YEARLY, true", "12000, YEARLY, 1000, MONTHLY, true",
			"10000, YEARLY, 833, MONTHLY, false", "1006, YEARLY, 84, MONTHLY, false",
			"1005, QUARTERLY, 335, MONTHLY, true", "250, HALF_YEARLY, 125, QUARTERLY, true",
			"251, HALF_YEARLY, 126, QUARTERLY, false" })
	void comesToTheSameSumInAMonth(long amount, Interval interval, long other, Interval otherInterval, boolean exact) {
		var pledge = new Pledge(new Money(amount), interval);
		assertThat(pledge.withInterval(otherInterval)).isEqualTo(new Pledge(new Money(other), otherInterval));
		assertThat(pledge.isEqualInAMonth(pledge.withInterval(otherInterval))).isEqualTo(exact);
	}

	@Test
	void recurs() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Pledge(new Money(1000), Interval.ONCE));
	}

}
