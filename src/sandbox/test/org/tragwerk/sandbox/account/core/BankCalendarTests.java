package org.tragwerk.sandbox.account.core;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BankCalendarTests {

	@ParameterizedTest
	@CsvSource({ "2026-11-25T09:29:00Z,2026-11-25", "2026-11-25T09:30:00Z,2026-11-26",
			"2026-11-27T12:00:00Z,2026-11-30", "2026-12-24T12:00:00Z,2026-12-28", "2027-03-25T12:00:00Z,2027-03-30" })
	void handsInBeforeTheMorningsCutOffOrOnTheNextBusinessDay(Instant ordered, LocalDate day) {
		assertThat(BankCalendar.handedInOn(ordered.getEpochSecond())).isEqualTo(day);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-25T08:00:00Z,2026-12-03T00:00:00Z", "2026-12-18T08:00:00Z,2026-12-29T00:00:00Z",
			"2027-03-24T08:00:00Z,2027-04-05T00:00:00Z", "2026-12-30T12:00:00Z,2027-01-11T00:00:00Z" })
	void settlesOnTheSixthBusinessDay(Instant ordered, Instant settled) {
		assertThat(Instant.ofEpochSecond(BankCalendar.settledAt(ordered.getEpochSecond()))).isEqualTo(settled);
	}

	@ParameterizedTest
	@CsvSource({ "2024,2024-03-31", "2025,2025-04-20", "2026,2026-04-05", "2027,2027-03-28", "2038,2038-04-25" })
	void knowsEaster(int year, LocalDate sunday) {
		assertThat(BankCalendar.easterSunday(year)).isEqualTo(sunday);
	}

	@Test
	void skipsTheHolidaysOfTarget() {
		for (var day : new String[] { "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25",
				"2026-12-26", "2026-11-28", "2026-11-29" }) {
			assertThat(BankCalendar.isBusinessDay(LocalDate.parse(day))).as(day).isFalse();
		}
		assertThat(BankCalendar.isBusinessDay(LocalDate.parse("2026-10-03").plusDays(2))).isTrue();
		assertThat(BankCalendar.isBusinessDay(LocalDate.parse("2026-12-24"))).isTrue();
	}

}
