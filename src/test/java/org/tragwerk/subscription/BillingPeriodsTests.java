package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.money.Interval;

import static org.assertj.core.api.Assertions.assertThat;

class BillingPeriodsTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@ParameterizedTest
	@CsvSource({ "2027-01-31T09:00:00Z, 2027-02-28T09:00:00Z", "2027-02-28T08:59:59Z, 2027-02-28T09:00:00Z",
			"2027-02-28T09:00:00Z, 2027-03-31T09:00:00Z", "2027-04-01T00:00:00Z, 2027-04-30T09:00:00Z",
			"2028-02-01T00:00:00Z, 2028-02-29T09:00:00Z" })
	void endOnTheLastDayOfShorterMonths(Instant after, Instant end) {
		var billingPeriods = BillingPeriods.of(Instant.parse("2027-01-31T09:00:00Z"),
				Instant.parse("2027-02-28T09:00:00Z"), Interval.MONTHLY);
		assertThat(billingPeriods.firstEnd(after, LocalDate.EPOCH, BERLIN)).isEqualTo(end);
	}

	@ParameterizedTest
	@CsvSource({ "2027-03-09, 2027-03-10T09:00:00Z", "2027-03-10, 2027-03-10T09:00:00Z",
			"2027-03-11, 2027-04-10T09:00:00Z", "2027-03-31, 2027-04-10T09:00:00Z" })
	void endBeforeADebitOnOrAfterTheRequestedDay(LocalDate requested, Instant end) {
		assertThat(tenth().firstEnd(Instant.parse("2026-11-25T09:00:00Z"), requested, BERLIN)).isEqualTo(end);
	}

	@Test
	void useTheDayInTheZone() {
		var late = BillingPeriods.of(Instant.parse("2026-11-10T23:30:00Z"), Instant.parse("2026-12-10T23:30:00Z"),
				Interval.MONTHLY);
		assertThat(late.firstEnd(Instant.parse("2026-11-25T09:00:00Z"), LocalDate.parse("2026-12-11"), BERLIN))
			.isEqualTo("2026-12-10T23:30:00Z");
	}

	@Test
	void countFromTheCurrentPeriodIfItWasMoved() {
		var moved = BillingPeriods.of(Instant.parse("2026-01-03T09:00:00Z"), Instant.parse("2026-12-15T10:00:00Z"),
				Interval.MONTHLY);
		assertThat(moved.firstEnd(Instant.parse("2026-11-25T09:00:00Z"), LocalDate.EPOCH, BERLIN))
			.isEqualTo("2026-12-15T10:00:00Z");
		assertThat(moved.firstEnd(Instant.parse("2026-11-25T09:00:00Z"), LocalDate.parse("2027-02-01"), BERLIN))
			.isEqualTo("2027-02-15T10:00:00Z");
	}

	private static BillingPeriods tenth() {
		return BillingPeriods.of(Instant.parse("2026-11-10T09:00:00Z"), Instant.parse("2026-12-10T09:00:00Z"),
				Interval.MONTHLY);
	}

}
