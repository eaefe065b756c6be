package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contract.SubscriptionContract;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Formats pledges, dates and months for pages and emails.
 */
@Component
public class PledgeTexts {

	private final MessageSource messages;

	private final ZoneId zone;

	PledgeTexts(MessageSource messages, SiteProperties site) {
		this.messages = messages;
		this.zone = site.zone();
	}

	/** A pledge as text, such as "7,50 € im Monat". */
	public String of(Pledge pledge, Locale locale) {
		return this.messages.getMessage("subscription.pledge." + pledge.interval(),
				new Object[] { pledge.amount().format(locale) }, locale);
	}

	/** A gift as text, such as "20,00 €, einmalig". */
	public String once(Money amount, Locale locale) {
		return this.messages.getMessage("subscription.pledge.ONCE", new Object[] { amount.format(locale) }, locale);
	}

	/**
	 * The day of an instant in the zone {@code tragwerk.zone}, such as "24. November
	 * 2026".
	 */
	public String day(Instant instant, Locale locale) {
		return day(instant.atZone(this.zone).toLocalDate(), locale);
	}

	/** Whether an instant is on a later day in the zone {@code tragwerk.zone}. */
	public boolean isAfter(Instant instant, LocalDate day) {
		return instant.atZone(this.zone).toLocalDate().isAfter(day);
	}

	/** A day as text, such as "24. November 2026". */
	public String day(LocalDate day, Locale locale) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
	}

	/**
	 * The day on which a contract ends, empty if it goes on as was chosen when pledging.
	 */
	public Optional<String> end(SubscriptionContract contract, Locale locale) {
		return Optional.ofNullable(contract.endsAt())
			.filter((end) -> !contract.endsAsPledged(this.zone))
			.map((end) -> day(end, locale));
	}

	/** A month as text, such as "März 2027". */
	public String month(YearMonth month, Locale locale) {
		return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
	}

}
