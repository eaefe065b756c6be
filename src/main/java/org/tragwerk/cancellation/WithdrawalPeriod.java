package org.tragwerk.cancellation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * Fourteen days to withdraw, the day of the contract not counted (§§ 355, 187 BGB). A
 * last day at the weekend gives way to Monday (§ 193 BGB); what comes after a holiday is
 * left to people.
 */
record WithdrawalPeriod(ZoneId zone) {

	private static final int DAYS = 14;

	boolean isOpen(Instant contract, Instant declaration) {
		return !day(declaration).isAfter(lastDay(day(contract)));
	}

	private static LocalDate lastDay(LocalDate contract) {
		var last = contract.plusDays(DAYS);
		return (last.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue())
				? last.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : last;
	}

	private LocalDate day(Instant instant) {
		return instant.atZone(this.zone).toLocalDate();
	}

}
