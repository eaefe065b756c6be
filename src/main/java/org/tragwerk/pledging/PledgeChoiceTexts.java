package org.tragwerk.pledging;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.DebitTexts;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Formats pledge choices.
 */
@Component
class PledgeChoiceTexts {

	/** The times that are offered as an end, in months. */
	static final List<Integer> TERMS = List.of(6, 12, 24);

	/** How many debits an end that is offered by its month allows. */
	static final int OFFERED = 24;

	private final MessageSource messages;

	private final PledgeTexts pledgeTexts;

	private final DebitTexts debitTexts;

	private final DebitPreview debitPreview;

	PledgeChoiceTexts(MessageSource messages, PledgeTexts pledgeTexts, DebitTexts debitTexts,
			DebitPreview debitPreview) {
		this.messages = messages;
		this.pledgeTexts = pledgeTexts;
		this.debitTexts = debitTexts;
		this.debitPreview = debitPreview;
	}

	/** The choice as text, such as "7,50 € im Monat" or "20,00 € einmalig". */
	String of(PledgeChoice pledgeChoice, Locale locale) {
		return pledgeChoice.isOnce() ? this.messages.getMessage("pledging.once",
				new Object[] { pledgeChoice.amount().format(locale) }, locale)
				: this.pledgeTexts.of(pledge(pledgeChoice), locale);
	}

	/**
	 * The choice compared with its sum in a month or a year, such as "120 € im Jahr, das
	 * sind 10 € im Monat".
	 */
	String comparison(PledgeChoice pledgeChoice, Locale locale) {
		var other = switch (pledgeChoice.interval()) {
			case ONCE -> "";
			case MONTHLY -> pledge(pledgeChoice).withInterval(Interval.YEARLY).amount().format(locale);
			default -> inAMonth(pledge(pledgeChoice), locale);
		};
		return this.messages.getMessage("pledging.support.comparison." + pledgeChoice.interval(),
				new Object[] { pledgeChoice.amount().format(locale), other }, locale);
	}

	private String inAMonth(Pledge pledge, Locale locale) {
		var monthly = pledge.withInterval(Interval.MONTHLY);
		var amount = monthly.amount().format(locale);
		return monthly.isEqualInAMonth(pledge) ? amount
				: this.messages.getMessage("pledging.support.comparison.about", new Object[] { amount }, locale);
	}

	/**
	 * The debits of a choice that is paid now, such as "Heute 10 €, dann jeden Monat, das
	 * nächste Mal am 24. Dezember 2026."
	 */
	String debits(PledgeChoice pledgeChoice, @Nullable PaymentMethodType paymentMethod, Locale locale) {
		if (!pledgeChoice.isOnce() && pledgeChoice.lastMonth() != null) {
			return this.debitTexts.list(this.debitPreview.of(pledgeChoice, paymentMethod), locale) + '.';
		}
		return endless(pledgeChoice.interval(), paymentMethod, pledgeChoice.amount().format(locale), locale);
	}

	/**
	 * The debits without an end.
	 * @param amount the amount as text, null to leave it out
	 */
	String endless(Interval interval, @Nullable PaymentMethodType paymentMethod, @Nullable String amount,
			Locale locale) {
		var first = this.debitPreview.firstDebit(paymentMethod);
		var key = "pledging.support.first." + (first.expected() ? "expected" : "today");
		var day = this.debitTexts.withoutYear(first.day(), locale);
		var begin = (amount != null) ? text(key + ".amount", locale, day, amount) : text(key, locale, day);
		return text("pledging.support.debit." + interval, locale, begin,
				interval.isRecurring() ? next(interval, paymentMethod, locale) : "");
	}

	private String next(Interval interval, @Nullable PaymentMethodType paymentMethod, Locale locale) {
		var schedule = this.debitPreview.of(new PledgeChoice(Money.ZERO, interval, null), paymentMethod);
		return this.debitTexts.on(schedule.debits().get(1), locale);
	}

	/** The ends that are offered by a time, none for a single payment. */
	List<End> terms(Interval interval, Locale locale) {
		var ends = ends(interval);
		return TERMS.stream()
			.flatMap((term) -> ends.stream().filter((end) -> isTerm(end, interval, term)).map((end) -> {
				var text = duration(term, end.getKey(), end.getValue(), locale);
				return new End(end.getKey().toString(), text);
			}))
			.toList();
	}

	/**
	 * The ends that are offered by the month of the last debit: all others of the first
	 * debits, and the chosen one.
	 */
	List<End> months(Interval interval, Optional<YearMonth> chosen, Locale locale) {
		return ends(interval).stream()
			.filter((end) -> end.getValue() <= OFFERED || chosen.filter(end.getKey()::equals).isPresent())
			.filter((end) -> TERMS.stream().noneMatch((term) -> isTerm(end, interval, term)))
			.map((end) -> new End(end.getKey().toString(), end(end.getKey(), end.getValue(), locale)))
			.toList();
	}

	/** Whether the debits until that end pay for exactly this time. */
	private static boolean isTerm(Map.Entry<YearMonth, Integer> end, Interval interval, int term) {
		return end.getValue() * interval.months() == term;
	}

	private List<Map.Entry<YearMonth, Integer>> ends(Interval interval) {
		return interval.isRecurring() ? List.copyOf(this.debitPreview.ends(interval).entrySet()) : List.of();
	}

	/** A month that can be chosen as the last one, such as "März 2027 (3×)". */
	private String end(YearMonth month, int count, Locale locale) {
		return text("pledging.support.until.end", locale, this.pledgeTexts.month(month, locale), count);
	}

	/** A time after which a pledge ends, such as "6 Monate (6×, bis April 2027)". */
	private String duration(int months, YearMonth month, int count, Locale locale) {
		return text("pledging.support.until.term." + months, locale, count, this.pledgeTexts.month(month, locale));
	}

	private String text(String key, Locale locale, Object... values) {
		return this.messages.getMessage(key, values, locale);
	}

	private static Pledge pledge(PledgeChoice pledgeChoice) {
		return new Pledge(pledgeChoice.amount(), pledgeChoice.interval());
	}

	/**
	 * A month that can be chosen as the last one.
	 *
	 * @param value the value of the form field
	 */
	record End(String value, String text) {
	}

}
