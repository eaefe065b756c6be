package org.tragwerk.pledging;

import java.util.Locale;
import java.util.Optional;

import org.tragwerk.money.Interval;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Formats pledge choices.
 */
@Component
class PledgeChoiceTexts {

	private final MessageSource messages;

	private final PledgeTexts pledgeTexts;

	PledgeChoiceTexts(MessageSource messages, PledgeTexts pledgeTexts) {
		this.messages = messages;
		this.pledgeTexts = pledgeTexts;
	}

	/** The choice as text, such as "7,50 € im Monat" or "20,00 € einmalig". */
	String of(PledgeChoice pledgeChoice, Locale locale) {
		return pledgeChoice.isOnce() ? this.messages.getMessage("pledging.once",
				new Object[] { pledgeChoice.amount().format(locale) }, locale)
				: this.pledgeTexts.of(pledge(pledgeChoice), locale);
	}

	/**
	 * The choice compared with its sum in a month or a year, such as "120 € im Jahr, das
	 * sind 10 € im Monat".
	 */
	String comparison(PledgeChoice pledgeChoice, Locale locale) {
		var other = switch (pledgeChoice.interval()) {
			case ONCE -> "";
			case MONTHLY -> this.pledgeTexts.inAYear(pledge(pledgeChoice), locale);
			default -> inAMonth(pledge(pledgeChoice), locale);
		};
		return this.messages.getMessage("pledging.support.comparison." + pledgeChoice.interval(),
				new Object[] { pledgeChoice.amount().format(locale), other }, locale);
	}

	private String inAMonth(Pledge pledge, Locale locale) {
		var monthly = pledge.withInterval(Interval.MONTHLY);
		var amount = monthly.amount().format(locale);
		return monthly.isEqualInAMonth(pledge) ? amount
				: this.messages.getMessage("pledging.support.comparison.about", new Object[] { amount }, locale);
	}

	/** The amount of a year, such as "120,00 €", if there are several payments in it. */
	Optional<String> perYear(PledgeChoice pledgeChoice, Locale locale) {
		return Optional.of(pledgeChoice)
			.filter((choice) -> choice.interval().timesAYear() > 1)
			.map((choice) -> this.pledgeTexts.inAYear(pledge(choice), locale));
	}

	private static Pledge pledge(PledgeChoice pledgeChoice) {
		return new Pledge(pledgeChoice.amount(), pledgeChoice.interval());
	}

}
