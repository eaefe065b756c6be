package org.tragwerk.pledging;

import java.time.YearMonth;
import java.util.Locale;

import org.tragwerk.money.Interval;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.DebitTexts;
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

	private final DebitTexts debitTexts;

	private final DebitPreview debitPreview;

	PledgeChoiceTexts(MessageSource messages, PledgeTexts pledgeTexts, DebitTexts debitTexts,
			DebitPreview debitPreview) {
		this.messages = messages;
		this.pledgeTexts = pledgeTexts;
		this.debitTexts = debitTexts;
		this.debitPreview = debitPreview;
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
			case MONTHLY -> pledge(pledgeChoice).withInterval(Interval.YEARLY).amount().format(locale);
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

	/**
	 * The debits of a choice that is paid now, such as "Heute, danach jeden Monat, das
	 * nächste Mal am 24. Dezember 2026, bis Sie aufhören."
	 */
	String debits(PledgeChoice pledgeChoice, Locale locale) {
		if (pledgeChoice.isOnce()) {
			return this.messages.getMessage("pledging.support.debit.ONCE", null, locale);
		}
		var schedule = this.debitPreview.of(pledgeChoice);
		return schedule.endless()
				? this.messages.getMessage("pledging.support.debit." + pledgeChoice.interval(),
						new Object[] { this.debitTexts.day(schedule.debits().get(1), locale) }, locale)
				: this.debitTexts.list(schedule, locale) + '.';
	}

	/** A month that can be chosen as the last one, such as "März 2027 (3×)". */
	String end(YearMonth month, int count, Locale locale) {
		return this.messages.getMessage("pledging.support.until.end",
				new Object[] { this.pledgeTexts.month(month, locale), Integer.toString(count) }, locale);
	}

	private static Pledge pledge(PledgeChoice pledgeChoice) {
		return new Pledge(pledgeChoice.amount(), pledgeChoice.interval());
	}

}
