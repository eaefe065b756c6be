package org.tragwerk.money;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BankDaysTests {

	@ParameterizedTest
	@CsvSource({ "2027-01-07T09:29:59Z, 2027-01-08", "2027-01-07T09:30:00Z, 2027-01-11",
			"2027-07-07T08:29:59Z, 2027-07-08", "2027-07-07T08:30:00Z, 2027-07-09", "2027-01-08T08:00:00Z, 2027-01-11",
			"2027-01-08T12:00:00Z, 2027-01-12", "2027-01-09T08:00:00Z, 2027-01-12", "2026-12-24T08:00:00Z, 2026-12-28",
			"2026-12-23T12:00:00Z, 2026-12-28", "2026-12-31T12:00:00Z, 2027-01-05", "2027-03-25T08:00:00Z, 2027-03-30",
			"2027-03-24T12:00:00Z, 2027-03-30", "2026-12-06T23:30:00Z, 2026-12-08" })
	void debitTheBusinessDayAfterSubmission(Instant created, LocalDate day) {
		assertThat(BankDays.debitedOn(created)).isEqualTo(day);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-28", "2026-11-29", "2027-01-01", "2026-05-01", "2026-12-25", "2028-12-26",
			"2026-04-03", "2026-04-06", "2027-03-26", "2027-03-29", "2028-04-14", "2028-04-17", "2029-03-30",
			"2038-04-26", "2049-04-19", "2076-04-20", "2081-03-31", "2019-04-22", "2000-04-24", "2025-04-18",
			"2025-04-21", "2030-04-22" })
	void leaveOutWeekendsAndTheClosingDaysOfTarget(LocalDate day) {
		assertThat(BankDays.isBankDay(day)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-12-24", "2026-12-31", "2027-04-02", "2027-03-25", "2026-10-05", "2027-05-06",
			"2027-05-17", "2049-04-26", "2076-04-27", "2038-04-19" })
	void includeHolidaysOnWhichBanksSettle(LocalDate day) {
		assertThat(BankDays.isBankDay(day)).isTrue();
	}

}
