package org.tragwerk.cancellation;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WithdrawalPeriodTests {

	private final WithdrawalPeriod period = new WithdrawalPeriod(ZoneId.of("Europe/Berlin"));

	@ParameterizedTest
	@CsvSource({ "2026-11-24T09:00:00Z, 2026-12-08T22:59:59Z, 2026-12-08T23:00:00Z",
			"2026-11-23T23:30:00Z, 2026-12-08T22:59:59Z, 2026-12-08T23:00:00Z" })
	void endsWithTheFourteenthDay(Instant contract, Instant inTime, Instant late) {
		assertThat(this.period.isOpen(contract, contract)).isTrue();
		assertThat(this.period.isOpen(contract, inTime)).isTrue();
		assertThat(this.period.isOpen(contract, late)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-21T09:00:00Z, 2026-12-07T22:59:59Z", "2026-11-22T09:00:00Z, 2026-12-07T22:59:59Z" })
	void endsOnMondayInsteadOfAWeekend(Instant weekend, Instant monday) {
		assertThat(this.period.isOpen(weekend, monday)).isTrue();
		assertThat(this.period.isOpen(weekend, monday.plusSeconds(1))).isFalse();
	}

}
