package org.tragwerk.pledging;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the button says that makes the contract, section 312j (3) of the German civil
 * code.
 */
@Component
class PayButton {

	private final MessageSource messages;

	private final PledgeProperties properties;

	PayButton(MessageSource messages, PledgeProperties properties) {
		this.messages = messages;
		this.properties = properties;
	}

	/** Such as "7,50 Euro im Monat zahlungspflichtig unterstützen". */
	String label(PledgeChoice pledgeChoice, Locale locale) {
		return pattern(pledgeChoice.rhythm(), locale).replace("{0}", pledgeChoice.amount().plain(locale));
	}

	/** What the button says before there is an amount. */
	String label(Rhythm rhythm, Locale locale) {
		return text("pledging.support.button.open." + rhythm, locale);
	}

	/** What the button says, {0} being the number of euros. */
	String pattern(Rhythm rhythm, Locale locale) {
		var label = this.properties.button().get(locale.getLanguage());
		return (label != null) ? label.replace("{1}", text("pledging.rhythm.per." + rhythm, locale))
				: text("pledging.support.button." + rhythm, locale);
	}

	private String text(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
