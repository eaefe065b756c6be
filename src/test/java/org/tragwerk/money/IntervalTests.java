package org.tragwerk.money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IntervalTests {

	@ParameterizedTest
	@CsvSource({ "monthly, MONTHLY, 12, 1", "quarterly, QUARTERLY, 4, 3", "half_yearly, HALF_YEARLY, 2, 6",
			"yearly, YEARLY, 1, 12", "once, ONCE, 0, 0" })
	void parsesTheKeysOfTheForm(String key, Interval interval, int timesAYear, int months) {
		assertThat(Interval.parse(key)).contains(interval);
		assertThat(interval.key()).isEqualTo(key);
		assertThat(interval.timesAYear()).isEqualTo(timesAYear);
		assertThat(interval.months()).isEqualTo(months);
	}

	@ParameterizedTest
	@CsvSource({ "weekly", "MONTHLY", "''" })
	void parsesNothingElse(String key) {
		assertThat(Interval.parse(key)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONCE")
	void findsByMonths(Interval interval) {
		assertThat(Interval.ofMonths(interval.months())).contains(interval);
	}

	@ParameterizedTest
	@CsvSource({ "0", "2", "24" })
	void findsNothingByOtherMonths(long months) {
		assertThat(Interval.ofMonths(months)).isEmpty();
	}

	@Test
	void pledgeRequiresARecurringInterval() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Pledge(new Money(500), Interval.ONCE))
			.withMessage("A pledge recurs; what is paid once is a gift.");
	}

}
