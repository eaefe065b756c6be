package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.tragwerk.money.Interval;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.DebitSchedule.Debit;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Formats debit schedules for pages and emails.
 */
@Component
public class DebitTexts {

	/** How many days at most are listed; of more debits only the last day is named. */
	public static final int LISTED = 4;

	/** The label of the pledge. */
	public static final String PLEDGE = "subscription.fact.pledge";

	private static final String NEXT = "subscription.fact.next";

	private static final String ALL = "subscription.fact.all";

	private static final Set<String> SUMMARY = Set.of(PLEDGE, NEXT, ALL);

	private final MessageSource messages;

	private final PledgeTexts pledgeTexts;

	private final ZoneId zone;

	private final Clock clock;

	DebitTexts(MessageSource messages, PledgeTexts pledgeTexts, SiteProperties site, Clock clock) {
		this.messages = messages;
		this.pledgeTexts = pledgeTexts;
		this.zone = site.zone();
		this.clock = clock;
	}

	/**
	 * The day on which a bank is expected to debit an account, such as "um den 2. Januar
	 * 2027".
	 */
	public String expected(LocalDate day, Locale locale) {
		return text("expected", locale, this.pledgeTexts.day(day, locale));
	}

	/** The day of a debit, such as "2. Januar 2027", with "um den" if it is expected. */
	public String day(Debit debit, Locale locale) {
		return debit.expected() ? expected(debit.day(), locale) : this.pledgeTexts.day(debit.day(), locale);
	}

	/** When it is debited, such as "am 2. Januar 2027" or "um den 2. Januar 2027". */
	public String on(Debit debit, Locale locale) {
		return text(debit.expected() ? "expected" : "on", locale, this.pledgeTexts.day(debit.day(), locale));
	}

	/**
	 * The debits of a schedule that ends, such as "3 Abbuchungen: 7. Januar, 7. April, 7.
	 * Juli 2027, zusammen 60 €"; of many only the last day.
	 */
	public String list(DebitSchedule schedule, Locale locale) {
		var last = schedule.last().orElseThrow();
		var sum = schedule.sum().format(locale);
		if (schedule.count() == 1) {
			return text("one", locale, day(last, locale), sum);
		}
		if (schedule.count() <= LISTED) {
			var days = days(schedule.debits(), locale);
			return text("few", locale, schedule.count(), last.expected() ? text("expected", locale, days) : days, sum);
		}
		return text("many", locale, schedule.count(), on(last, locale), sum);
	}

	/** A day that needs no year, such as "2. Januar". */
	public String withoutYear(LocalDate day, Locale locale) {
		return DateTimeFormatter.ofPattern(text("day", locale), locale).format(day);
	}

	/** The days, with a year only where it changes. */
	private String days(List<Debit> debits, Locale locale) {
		var days = debits.stream().map(Debit::day).toList();
		return IntStream.range(0, days.size())
			.mapToObj((i) -> (i + 1 < days.size() && days.get(i).getYear() == days.get(i + 1).getYear())
					? withoutYear(days.get(i), locale) : this.pledgeTexts.day(days.get(i), locale))
			.collect(Collectors.joining(", "));
	}

	/**
	 * The pledge of a contract and its debits, by the keys of their labels: in a year,
	 * the first and the next one, and all of them if it ends.
	 */
	public Map<String, String> facts(SubscriptionContract contract, Locale locale) {
		var schedule = contract.debits(this.zone);
		var pledge = contract.subscriptionDetails().pledge();
		var facts = new LinkedHashMap<String, String>();
		facts.put(PLEDGE, this.pledgeTexts.of(pledge, locale));
		if (pledge.interval().timesAYear() > 1 && !schedule.endsWithinAYear()) {
			facts.put("subscription.fact.year", pledge.withInterval(Interval.YEARLY).amount().format(locale));
		}
		if (schedule.endless() || schedule.count() > LISTED) {
			first(schedule).ifPresent((debit) -> facts.put("subscription.fact.first", day(debit, locale)));
			schedule.after(this.clock.instant())
				.first()
				.map((debit) -> schedule.endless() ? then(pledge.interval(), debit, locale) : day(debit, locale))
				.ifPresent((text) -> facts.put(NEXT, text));
		}
		schedule.last()
			.filter((debit) -> schedule.complete())
			.ifPresent((debit) -> facts.put(ALL, list(schedule, locale)));
		return facts;
	}

	/** The next debit of the contract; empty if it is paused, or no other one follows. */
	public Optional<Debit> next(SubscriptionContract contract) {
		return contract.paused() ? Optional.empty() : contract.debits(this.zone).after(this.clock.instant()).first();
	}

	/**
	 * The pledge and its next debit in a line, such as "7,50 € im Monat. Nächste
	 * Abbuchung: 29. Dezember 2026".
	 */
	String summary(Map<String, String> facts, Locale locale) {
		return facts.entrySet()
			.stream()
			.filter((fact) -> SUMMARY.contains(fact.getKey()))
			.map((fact) -> PLEDGE.equals(fact.getKey()) ? fact.getValue()
					: this.messages.getMessage(fact.getKey(), null, locale) + ": " + fact.getValue())
			.collect(Collectors.joining(". "));
	}

	private static Optional<Debit> first(DebitSchedule schedule) {
		return schedule.first().filter((debit) -> schedule.complete());
	}

	private String then(Interval interval, Debit next, Locale locale) {
		return text("then." + interval, locale, day(next, locale));
	}

	/**
	 * Sentences about what is still debited for a contract that ends at that time, with
	 * the direct debits that cannot be stopped any more.
	 */
	public String remaining(SubscriptionContract contract, Instant endsAt, Locale locale) {
		if (contract.paused()) {
			return text("remaining.paused", locale);
		}
		var now = this.clock.instant();
		var schedule = DebitSchedule.of(contract.subscriptionDetails(), endsAt, this.zone);
		var sentences = new ArrayList<String>();
		schedule.underway(now, this.zone)
			.filter((debit) -> contract.collecting())
			.forEach((debit) -> sentences.add(text(isFirst(debit, contract) ? "remaining.first" : "remaining.underway",
					locale, debit.amount().format(locale), day(debit, locale))));
		var later = schedule.after(now);
		sentences.add((later.count() > 0) ? text("remaining.later", locale, list(later, locale))
				: text(sentences.isEmpty() ? "remaining.none" : "remaining.noMore", locale));
		return String.join(" ", sentences);
	}

	private static boolean isFirst(Debit debit, SubscriptionContract contract) {
		return debit.dueAt().equals(contract.madeAt());
	}

	private String text(String key, Locale locale, Object... values) {
		return this.messages.getMessage("subscription.debits." + key, values, locale);
	}

}
