package org.tragwerk.pledging;

import java.util.Locale;

import org.tragwerk.money.Interval;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The label of the order button, whose wording section 312j (3) of the German Civil Code
 * prescribes.
 */
@Component
class PayButton {

	private final MessageSource messages;

	private final PledgeProperties properties;

	private final DebitPreview debitPreview;

	PayButton(MessageSource messages, PledgeProperties properties, DebitPreview debitPreview) {
		this.messages = messages;
		this.properties = properties;
		this.debitPreview = debitPreview;
	}

	/**
	 * The label for a choice, such as "Mit 7,50 € im Monat zahlungspflichtig
	 * unterstützen" or, with an end, "Mit 3-mal 7,50 € zahlungspflichtig unterstützen".
	 */
	String label(PledgeChoice pledgeChoice, Locale locale) {
		var amount = pledgeChoice.amount().formatNumber(locale);
		if (pledgeChoice.lastMonth() == null) {
			return pattern(pledgeChoice.interval(), locale).replace("{0}", amount);
		}
		var count = Integer.toString(this.debitPreview.of(pledgeChoice, null).count());
		return endingPattern(pledgeChoice.interval(), locale).replace("{0}", amount).replace("{1}", count);
	}

	/** The labels for an interval, with placeholders. */
	Labels labels(Interval interval, Locale locale) {
		return new Labels(text("pledging.support.button.open." + interval, locale), pattern(interval, locale),
				endingPattern(interval, locale));
	}

	private String pattern(Interval interval, Locale locale) {
		var label = this.properties.button().get(locale.getLanguage());
		return (label != null) ? label.replace("{1}", text("pledging.interval.per." + interval, locale))
				: text("pledging.support.button." + interval, locale);
	}

	private String endingPattern(Interval interval, Locale locale) {
		var label = this.properties.button().get(locale.getLanguage());
		return (label != null)
				? label.replace("{1}",
						text("pledging.interval.per." + interval, locale) + text("pledging.interval.times", locale))
				: text("pledging.support.button.ending", locale);
	}

	private String text(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

	/**
	 * The labels of the button for an interval.
	 *
	 * @param open without an amount
	 * @param endless with the placeholder {0} for the number of euros
	 * @param ending of a pledge that ends, with {0} and {1} for the number of debits
	 */
	record Labels(String open, String endless, String ending) {
	}

}
