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

	PayButton(MessageSource messages, PledgeProperties properties) {
		this.messages = messages;
		this.properties = properties;
	}

	/**
	 * The label for a choice, such as "7,50 Euro im Monat zahlungspflichtig
	 * unterstützen".
	 */
	String label(PledgeChoice pledgeChoice, Locale locale) {
		return pattern(pledgeChoice.interval(), locale).replace("{0}", pledgeChoice.amount().formatNumber(locale));
	}

	/** The label without an amount. */
	String label(Interval interval, Locale locale) {
		return text("pledging.support.button.open." + interval, locale);
	}

	/** The label with the placeholder {0} for the number of euros. */
	String pattern(Interval interval, Locale locale) {
		var label = this.properties.button().get(locale.getLanguage());
		return (label != null) ? label.replace("{1}", text("pledging.interval.per." + interval, locale))
				: text("pledging.support.button." + interval, locale);
	}

	private String text(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
