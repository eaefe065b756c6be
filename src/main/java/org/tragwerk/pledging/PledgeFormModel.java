package org.tragwerk.pledging;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;

import org.springframework.stereotype.Component;

/**
 * The values for the template of the pledge form, always with everything that was typed.
 */
@Component
class PledgeFormModel {

	private final PledgeProperties properties;

	private final PledgeChoiceTexts pledgeChoiceTexts;

	private final PayButton button;

	private final LastMonths months;

	private final NetAmounts netAmounts;

	PledgeFormModel(PledgeProperties properties, PledgeChoiceTexts pledgeChoiceTexts, PayButton button,
			LastMonths months, NetAmounts netAmounts) {
		this.properties = properties;
		this.pledgeChoiceTexts = pledgeChoiceTexts;
		this.button = button;
		this.months = months;
		this.netAmounts = netAmounts;
	}

	Map<String, Object> of(PledgeForm sent, Locale locale) {
		var form = sent.converted(this.properties, locale).withInitialAmount(this.properties, locale).asShown();
		var interval = form.chosenInterval().orElseThrow();
		var amount = form.money().filter((money) -> this.properties.allows(money, interval));
		var model = new HashMap<String, Object>();
		model.put("form", sent);
		model.put("shown", form);
		model.put("intervals",
				Stream.of(Interval.values()).map((each) -> choice(form.withInterval(each), each, locale)).toList());
		model.put("chosen", interval.key());
		model.put("suggestions", suggestions(interval, locale));
		model.put("maximum", this.properties.maximum());
		model.put("months", this.months.in(locale));
		model.put("isAmountValid", amount.isPresent());
		model.put("netAmounts",
				this.netAmounts.of(amount.orElseGet(() -> this.properties.initial(interval)), interval, locale));
		return model;
	}

	private List<Suggestion> suggestions(Interval interval, Locale locale) {
		return this.properties.suggestions(interval)
			.stream()
			.map((money) -> new Suggestion(money.formatNumber(locale), money.format(locale)))
			.toList();
	}

	/** The interval with what the page says of it if it is chosen next. */
	private Choice choice(PledgeForm next, Interval interval, Locale locale) {
		var minimum = this.properties.minimum(interval);
		var suggestions = this.properties.suggestions(interval)
			.stream()
			.map((money) -> Long.toString(money.cents()))
			.collect(Collectors.joining(" "));
		var comparison = next.converted(this.properties, locale)
			.money()
			.map((money) -> this.pledgeChoiceTexts.comparison(choice(money, interval), locale))
			.orElse("");
		return new Choice(interval, suggestions, minimum, this.pledgeChoiceTexts.of(choice(minimum, interval), locale),
				comparison, this.button.label(interval, locale), this.button.pattern(interval, locale));
	}

	private static PledgeChoice choice(Money amount, Interval interval) {
		return new PledgeChoice(amount, interval, null);
	}

	/**
	 * An interval that can be chosen.
	 *
	 * @param suggestions its suggestions in cents, separated by blanks
	 * @param minimumText the least amount as text, such as "5 € im Monat"
	 * @param comparison the amount compared with a month or a year; empty if none is
	 * chosen
	 * @param label the button's label without an amount
	 * @param pattern the button's label with the placeholder {0} for the number of euros
	 */
	record Choice(Interval interval, String suggestions, Money minimum, String minimumText, String comparison,
			String label, String pattern) {

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

}
