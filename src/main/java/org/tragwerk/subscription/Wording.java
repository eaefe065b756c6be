package org.tragwerk.subscription;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import org.tragwerk.site.SiteProperties;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * How pledges and days are put into words, on pages and in mails alike.
 */
@Component
class Wording {

	private final MessageSource messages;

	private final PledgeProperties properties;

	private final ZoneId zone;

	Wording(MessageSource messages, PledgeProperties properties, SiteProperties site) {
		this.messages = messages;
		this.properties = properties;
		this.zone = site.zone();
	}

	/** Such as "7,50 € im Monat". */
	String of(Pledge pledge, Locale locale) {
		return text("subscription.pledge." + pledge.interval(), locale, pledge.amount().in(locale));
	}

	/** Such as "7,50 Euro im Monat zahlungspflichtig unterstützen". */
	String button(Pledge pledge, Locale locale) {
		return buttonPattern(pledge.interval(), locale).replace("{0}", pledge.amount().plain(locale));
	}

	/** What the button says before there is an amount. */
	String button(Locale locale) {
		return text("subscription.support.button.open", locale);
	}

	/** What the button says, {0} being the number of euros. */
	String buttonPattern(Interval interval, Locale locale) {
		var label = this.properties.button().get(locale.getLanguage());
		return (label != null) ? label : text("subscription.support.button." + interval, locale);
	}

	/** Such as "24. November 2026", in the newsroom's zone. */
	String day(Instant instant, Locale locale) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(instant.atZone(this.zone));
	}

	private String text(String key, Locale locale, Object... values) {
		return this.messages.getMessage(key, (values.length > 0) ? values : null, locale);
	}

}
