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

	/** A month as text, such as "März 2027". */
	public String month(YearMonth month, Locale locale) {
		return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
	}

	/** The sum of a year's debits, such as "120,00 €". */
	public String inAYear(Pledge pledge, Locale locale) {
		return pledge.amount().times(pledge.interval().timesAYear()).format(locale);
	}

	/** The day of the first debit; for SEPA debits the expected one. */
	public String firstDebit(SubscriptionDetails subscriptionDetails, Locale locale) {
		var paymentMethodDetails = subscriptionDetails.paymentMethod();
		return (paymentMethodDetails != null && paymentMethodDetails.debitDate() != null)
				? day(paymentMethodDetails.debitDate(), locale) : day(subscriptionDetails.startedAt(), locale);
	}

	/** The day of the next debit according to the provider, empty if there is none. */
	public Optional<String> nextDebit(SubscriptionDetails subscriptionDetails, Locale locale) {
		return Optional.ofNullable(subscriptionDetails.paidUntil())
			.filter((day) -> subscriptionDetails.lastMonth() == null
					|| !YearMonth.from(day.atZone(this.zone)).isAfter(subscriptionDetails.lastMonth()))
			.map((day) -> day(day, locale));
	}

}
