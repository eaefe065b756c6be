package org.tragwerk.pledging;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.DebitTexts;

import org.springframework.stereotype.Component;

/**
 * The values for the template of the pledge form, always with everything that was typed.
 */
@Component
class PledgeFormModel {

	private final PledgeProperties properties;

	private final PledgeChoiceTexts pledgeChoiceTexts;

	private final PayButton button;

	private final DebitPreview debitPreview;

	private final PaymentMethodOptions paymentMethods;

	PledgeFormModel(PledgeProperties properties, PledgeChoiceTexts pledgeChoiceTexts, PayButton button,
			DebitPreview debitPreview, PaymentMethodOptions paymentMethods) {
		this.properties = properties;
		this.pledgeChoiceTexts = pledgeChoiceTexts;
		this.button = button;
		this.debitPreview = debitPreview;
		this.paymentMethods = paymentMethods;
	}

	Map<String, Object> of(PledgeForm sent, Locale locale) {
		var form = sent.converted(this.properties, locale).withInitialAmount(this.properties, locale).asShown();
		var interval = form.chosenInterval().orElseThrow();
		var amount = form.money().filter((money) -> this.properties.allows(money, interval));
		var lastDebit = lastDebit(form, interval);
		var model = new HashMap<String, Object>();
		model.put("form", sent);
		model.put("shown", form);
		model.put("intervals", Stream.of(Interval.values()).map((each) -> option(form, each, locale)).toList());
		model.put("chosen", interval.key());
		model.put("suggestions", suggestions(interval, locale));
		model.put("maximum", this.properties.maximum());
		model.put("until", lastDebit.map(YearMonth::toString).orElse(""));
		model.put("ends", ends(interval, locale));
		model.put("days", this.debitPreview.days());
		model.put("listed", DebitTexts.LISTED);
		model.put("isAmountValid", amount.isPresent());
		var choice = choice(amount.orElseGet(() -> this.properties.initial(interval)), interval, lastDebit);
		var isForAYear = interval.isRecurring() && !this.debitPreview.of(choice).endsWithinAYear();
		model.put("isForAYear", isForAYear);
		model.put("netAmounts", this.paymentMethods.netAmounts(choice, isForAYear, locale));
		return model;
	}

	private List<Suggestion> suggestions(Interval interval, Locale locale) {
		return this.properties.suggestions(interval)
			.stream()
			.map((money) -> new Suggestion(money.formatNumber(locale), money.format(locale)))
			.toList();
	}

	/** The months that can be chosen as the last one, by the value of the form field. */
	private List<End> ends(Interval interval, Locale locale) {
		return interval.isRecurring() ? this.debitPreview.ends(interval)
			.entrySet()
			.stream()
			.map((end) -> new End(end.getKey().toString(),
					this.pledgeChoiceTexts.end(end.getKey(), end.getValue(), locale)))
			.toList() : List.of();
	}

	/**
	 * The month of the last debit; empty if none is chosen, or one without debits before
	 * it.
	 */
	private Optional<YearMonth> lastDebit(PledgeForm form, Interval interval) {
		return interval.isRecurring()
				? form.lastMonth().flatMap((month) -> this.debitPreview.lastDebit(interval, month)) : Optional.empty();
	}

	/** The interval with what the page says of it if it is chosen next. */
	private Option option(PledgeForm form, Interval interval, Locale locale) {
		var minimum = this.properties.minimum(interval);
		var suggestions = this.properties.suggestions(interval)
			.stream()
			.map((money) -> Long.toString(money.cents()))
			.collect(Collectors.joining(" "));
		var amount = form.withInterval(interval).converted(this.properties, locale).money();
		var comparison = amount
			.map((money) -> this.pledgeChoiceTexts.comparison(choice(money, interval, Optional.empty()), locale));
		var ending = amount.filter((money) -> this.properties.allows(money, interval))
			.flatMap((money) -> lastDebit(form, interval)
				.map((month) -> this.pledgeChoiceTexts.debits(choice(money, interval, Optional.of(month)), locale)));
		return new Option(interval, suggestions, minimum,
				this.pledgeChoiceTexts.of(choice(minimum, interval, Optional.empty()), locale), comparison.orElse(""),
				this.pledgeChoiceTexts.debits(choice(minimum, interval, Optional.empty()), locale), ending.orElse(""),
				this.button.labels(interval, locale));
	}

	private static PledgeChoice choice(Money amount, Interval interval, Optional<YearMonth> lastMonth) {
		return new PledgeChoice(amount, interval, lastMonth.orElse(null));
	}

	/**
	 * An interval that can be chosen.
	 *
	 * @param suggestions its suggestions in cents, separated by blanks
	 * @param minimumText the least amount as text, such as "5 € im Monat"
	 * @param comparison the amount compared with a month or a year; empty if none is
	 * chosen
	 * @param endless the debits without an end, as text
	 * @param ending the debits until the chosen end, as text; empty if none is chosen
	 */
	record Option(Interval interval, String suggestions, Money minimum, String minimumText, String comparison,
			String endless, String ending, PayButton.Labels labels) {

		/** The suffix of its message keys. */
		public String name() {
			return this.interval.name();
		}

		/** The value of the form field. */
		public String key() {
			return this.interval.key();
		}

	}

	/**
	 * A suggested amount.
	 *
	 * @param value the value of the form field
	 */
	record Suggestion(String value, String text) {
	}

	/**
	 * A month that can be chosen as the last one.
	 *
	 * @param value the value of the form field
	 */
	record End(String value, String text) {
	}

}
