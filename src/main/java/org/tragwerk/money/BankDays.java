package org.tragwerk.money;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Set;

/**
 * The business days of TARGET, on which banks settle euro payments.
 */
public final class BankDays {

	private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");

	/** Stripe submits debits that are created later on the next business day. */
	private static final LocalTime CUT_OFF = LocalTime.of(10, 30);

	private static final Set<MonthDay> HOLIDAYS = Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25),
			MonthDay.of(12, 26));

	private BankDays() {
	}

	/**
	 * The day on which the payer's bank is expected to debit the account for a direct
	 * debit that is created at that moment: the business day after its submission.
	 */
	public static LocalDate debitedOn(Instant created) {
		var local = created.atZone(FRANKFURT);
		var earliest = local.toLocalTime().isBefore(CUT_OFF) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
		return firstFrom(firstFrom(earliest).plusDays(1));
	}

	private static LocalDate firstFrom(LocalDate day) {
		return day.datesUntil(day.plusDays(14)).filter(BankDays::isBankDay).findFirst().orElseThrow();
	}

	/** Whether banks settle on that day. */
	static boolean isBankDay(LocalDate day) {
		var easter = easterSunday(day.getYear());
		return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
				&& !HOLIDAYS.contains(MonthDay.from(day)) && !day.equals(easter.minusDays(2))
				&& !day.equals(easter.plusDays(1));
	}

	/** Easter Sunday by Gauss's formula for the years 1900 to 2099. */
	private static LocalDate easterSunday(int year) {
		var d = (19 * (year % 19) + 24) % 30;
		var e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
		var days = 22 + d + e - ((d >= 28 && e == 6) ? 7 : 0);
		return LocalDate.of(year, 3, 1).plusDays(days - 1L);
	}

}
