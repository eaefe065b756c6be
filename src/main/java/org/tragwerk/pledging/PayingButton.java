package org.tragwerk.pledging;

import java.util.Locale;

import org.tragwerk.subscription.Interval;
import org.tragwerk.subscription.Pledge;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the button says that makes the contract, section 312j (3) of the German civil
 * code.
 */
@Component
class PayingButton {

	private final MessageSource messages;

	private final PledgeProperties properties;

	PayingButton(MessageSource messages, PledgeProperties properties) {
		this.messages = messages;
		this.properties = properties;
	}

	/** Such as "7,50 Euro im Monat zahlungspflichtig unterstützen". */
	String label(Pledge pledge, Locale locale) {
		return pattern(pledge.interval(), locale).replace("{0}", pledge.amount().plain(locale));
	}

	/** What the button says before there is an amount. */
	String label(Locale locale) {
		return this.messages.getMessage("pledging.support.button.open", null, locale);
	}

	/** What the button says, {0} being the number of euros. */
	String pattern(Interval interval, Locale locale) {
		var label = this.properties.button().get(locale.getLanguage());
		return (label != null) ? label : this.messages.getMessage("pledging.support.button." + interval, null, locale);
	}

}
