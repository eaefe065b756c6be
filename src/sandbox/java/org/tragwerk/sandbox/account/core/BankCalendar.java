package org.tragwerk.sandbox.account.core;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * The business days of TARGET, the Eurosystem's payment system, on which euro payments
 * settle.
 */
public final class BankCalendar {

	private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");

	private static final LocalTime CUT_OFF = LocalTime.of(10, 30);

	private static final int DAYS_UNTIL_SETTLED = 6;

	private static final Set<MonthDay> HOLIDAYS = Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25),
			MonthDay.of(12, 26));

	private BankCalendar() {
	}

	/** The day on which a debit created at this Unix second is submitted to the bank. */
	static LocalDate handedInOn(long second) {
		var ordered = Instant.ofEpochSecond(second).atZone(FRANKFURT);
		var day = ordered.toLocalDate();
		return (isBusinessDay(day) && ordered.toLocalTime().isBefore(CUT_OFF)) ? day : businessDaysAfter(day, 1);
	}

	/**
	 * The Unix second at which the result of a debit created at this Unix second is
	 * known.
	 */
	public static long settledAt(long second) {
		return businessDaysAfter(handedInOn(second), DAYS_UNTIL_SETTLED).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
	}

	/**
	 * The day on which a debit created at this Unix second is expected to be taken from
	 * the payer's account.
	 */
	public static LocalDate debitedOn(long second) {
		return businessDaysAfter(handedInOn(second), 1);
	}

	public static LocalDate businessDaysAfter(LocalDate day, int days) {
		var later = day;
		for (int left = days; left > 0;) {
			later = later.plusDays(1);
			left -= isBusinessDay(later) ? 1 : 0;
		}
		return later;
	}

	static boolean isBusinessDay(LocalDate day) {
		var easter = easterSunday(day.getYear());
		return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
				&& !HOLIDAYS.contains(MonthDay.from(day)) && !day.equals(easter.minusDays(2))
				&& !day.equals(easter.plusDays(1));
	}

	/**
	 * Easter Sunday of a Gregorian year, by the algorithm of Meeus, Jones and Butcher.
	 */
	static LocalDate easterSunday(int year) {
		var golden = year % 19;
		var century = year / 100;
		var leaps = century / 4;
		var epact = (19 * golden + century - leaps - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
		var weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 4) % 7;
		var correction = (golden + 11 * epact + 22 * weekday) / 451;
		var days = epact + weekday - 7 * correction + 114;
		return LocalDate.of(year, days / 31, days % 31 + 1);
	}

}
