package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

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

	/** Such as "20,00 €, einmalig". */
	public String once(Money amount, Locale locale) {
		return this.messages.getMessage("subscription.pledge.ONCE", new Object[] { amount.in(locale) }, locale);
	}

	/** Such as "24. November 2026", in the newsroom's zone. */
	public String day(Instant instant, Locale locale) {
		return day(instant.atZone(this.zone).toLocalDate(), locale);
	}

	/** Such as "24. November 2026". */
	public String day(LocalDate day, Locale locale) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
	}

	/** Such as "März 2027". */
	public String month(YearMonth month, Locale locale) {
		return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
	}

	/** What is debited in a year, such as "120,00 €". */
	public String inAYear(Pledge pledge, Locale locale) {
		return pledge.amount().times(pledge.interval().timesAYear()).in(locale);
	}

	/** The day of the first debit, expected where a bank takes its time. */
	public String firstDebit(Agreement agreement, Locale locale) {
		var means = agreement.means();
		return (means != null && means.debitOn() != null) ? day(means.debitOn(), locale)
				: day(agreement.startedAt(), locale);
	}

	/** The day of the next debit as the provider says it, if there is to be one. */
	public Optional<String> nextDebit(Agreement agreement, Locale locale) {
		return Optional.ofNullable(agreement.paidUntil())
			.filter((day) -> agreement.lastMonth() == null
					|| !YearMonth.from(day.atZone(this.zone)).isAfter(agreement.lastMonth()))
			.map((day) -> day(day, locale));
	}

}
