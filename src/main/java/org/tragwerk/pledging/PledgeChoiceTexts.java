package org.tragwerk.pledging;

import java.util.Locale;
import java.util.Optional;

import org.tragwerk.money.Interval;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * How offers are put into words.
 */
@Component
class PledgeChoiceTexts {

	private final MessageSource messages;

	private final PledgeTexts pledgeTexts;

	PledgeChoiceTexts(MessageSource messages, PledgeTexts pledgeTexts) {
		this.messages = messages;
		this.pledgeTexts = pledgeTexts;
	}

	/** Such as "7,50 € im Monat" or "20,00 € einmalig". */
	String of(PledgeChoice pledgeChoice, Locale locale) {
		return pledgeChoice.rhythm()
			.interval()
			.map((interval) -> this.pledgeTexts.of(new Pledge(pledgeChoice.amount(), interval), locale))
			.orElseGet(() -> this.messages.getMessage("pledging.once",
					new Object[] { pledgeChoice.amount().in(locale) }, locale));
	}

	/** What is given in a year, such as "120,00 €", if it is more than once. */
	Optional<String> inAYear(PledgeChoice pledgeChoice, Locale locale) {
		return pledgeChoice.rhythm()
			.interval()
			.filter((interval) -> interval != Interval.YEARLY)
			.map((interval) -> this.pledgeTexts.inAYear(new Pledge(pledgeChoice.amount(), interval), locale));
	}

}
