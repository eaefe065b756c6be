package org.tragwerk.subscription;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Where a subscription has to end so that its last debit falls into a given month.
 */
final class LastPeriod {

	private LastPeriod() {
	}

	/**
	 * The end of the period that the last wanted debit opens. The provider counts periods
	 * in UTC from the first one, so that the 31st of January is followed by the 28th of
	 * February and the 31st of March.
	 * @param anchor when the first period began
	 * @param zone in which members read dates
	 */
	static Instant end(Instant anchor, Interval interval, YearMonth lastDebit, ZoneId zone) {
		var periods = 1;
		while (!monthOf(start(anchor, interval, periods), zone).isAfter(lastDebit)) {
			periods++;
		}
		return start(anchor, interval, periods);
	}

	private static Instant start(Instant anchor, Interval interval, int periods) {
		return anchor.atOffset(ZoneOffset.UTC).plusMonths((long) periods * interval.months()).toInstant();
	}

	private static YearMonth monthOf(Instant debit, ZoneId zone) {
		return YearMonth.from(debit.atZone(zone));
	}

}
