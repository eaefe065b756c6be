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
public class Wording {

	private final MessageSource messages;

	private final ZoneId zone;

	Wording(MessageSource messages, SiteProperties site) {
		this.messages = messages;
		this.zone = site.zone();
	}

	/** Such as "7,50 € im Monat". */
	public String of(Pledge pledge, Locale locale) {
		return this.messages.getMessage("subscription.pledge." + pledge.interval(),
				new Object[] { pledge.amount().in(locale) }, locale);
	}

	/** Such as "24. November 2026", in the newsroom's zone. */
	public String day(Instant instant, Locale locale) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(instant.atZone(this.zone));
	}

}
