package org.tragwerk.pledging;

import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.stereotype.Component;

/**
 * The months that a reader can choose as the last one of a pledge: from this month, in
 * which the first debit is, for ten years.
 */
@Component
class LastMonths {

	static final int YEARS = 10;

	private final Clock clock;

	private final SiteProperties site;

	private final PledgeTexts pledgeTexts;

	LastMonths(Clock clock, SiteProperties site, PledgeTexts pledgeTexts) {
		this.pledgeTexts = pledgeTexts;
		this.clock = clock;
		this.site = site;
	}

	YearMonth first() {
		return YearMonth.now(this.clock.withZone(this.site.zone()));
	}

	YearMonth last() {
		return first().plusYears(YEARS);
	}

	/** All months formatted, such as "März 2027", by the value of their form field. */
	Map<String, String> in(Locale locale) {
		var words = new LinkedHashMap<String, String>();
		LongStream.rangeClosed(0, 12L * YEARS)
			.mapToObj(first()::plusMonths)
			.forEach((month) -> words.put(month.toString(), this.pledgeTexts.month(month, locale)));
		return words;
	}

}
