package org.tragwerk.cancellation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * The withdrawal period of fourteen days, not counting the day of the contract (§§ 355,
 * 187 BGB). If it ends at a weekend, it ends on Monday (§ 193 BGB); public holidays are
 * left to staff.
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
