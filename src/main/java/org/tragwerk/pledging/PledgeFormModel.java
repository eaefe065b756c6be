package org.tragwerk.pledging;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.subscription.DebitTexts;

import org.springframework.stereotype.Component;

/**
 * The values for the template of the pledge form, always with everything that was typed.
 */
@Component
class PledgeFormModel {

	private static final List<Interval> MAIN = List.of(Interval.MONTHLY, Interval.YEARLY, Interval.ONCE);

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

	/**
	 * The values for the form.
	 * @param recalculated whether the reader asked for the sums of the choice
	 */
	Map<String, Object> of(PledgeForm sent, boolean recalculated, Locale locale) {
		var form = sent.converted(this.properties, locale).withInitialAmount(this.properties, locale).asShown();
		var interval = form.chosenInterval().orElseThrow();
		var amount = form.money().filter((money) -> this.properties.allows(money, interval));
		var lastDebit = lastDebit(form, interval);
		var model = new HashMap<String, Object>();
		model.put("form", sent);
		model.put("shown", form);
		model.put("chosen", interval.key());
		model.put("suggestions", suggestions(interval, locale));
		model.put("maximum", this.properties.maximum());
		model.put("wallets", String.join(", ", this.properties.wallets()));
		model.put("iban", this.properties.printedIban());
		model.put("listed", DebitTexts.LISTED);
		model.put("isAmountValid", amount.isPresent());
		var choice = choice(amount.orElseGet(() -> this.properties.initial(interval)), interval, lastDebit);
		var isForAYear = interval.isRecurring() && !this.debitPreview.of(choice, null).endsWithinAYear();
		model.put("isForAYear", isForAYear);
		putStatement(model, choice, amount.isPresent() && (recalculated || lastDebit.isPresent()), locale);
		model.put("recalculated", recalculated ? this.pledgeChoiceTexts.of(choice, locale) : null);
		model.put("choices", choices(choice, this.paymentMethods.chosen(form)));
		putIntervals(model, form, locale);
		putEnds(model, interval, lastDebit, locale);
		model.put("paymentMethod", this.paymentMethods.chosen(form).code());
		model.put("netAmounts", this.paymentMethods.netAmounts(choice, isForAYear, locale));
		return model;
	}

	/**
	 * What the reader agrees to, as texts.
	 * @param paymentMethod the payment method, null if it is chosen at Checkout
	 */
	Map<String, Object> agreement(PledgeChoice pledgeChoice, @Nullable PaymentMethodType paymentMethod, Locale locale) {
		return Map.of("pledge", this.pledgeChoiceTexts.of(pledgeChoice, locale), "interval", pledgeChoice.interval(),
				"debits", this.pledgeChoiceTexts.debits(pledgeChoice, paymentMethod, locale), "button",
				this.button.label(pledgeChoice, locale));
	}

	/** The button with the sum, and what it says for comparison with what is sent. */
	private void putStatement(Map<String, Object> model, PledgeChoice choice, boolean isStated, Locale locale) {
		model.put("stated", isStated ? PledgeForm.stated(choice) : null);
		model.put("label", this.button.label(choice, locale));
	}

	/** The choices without personal data, which the page in another language keeps. */
	private static Map<String, String> choices(PledgeChoice choice, PaymentMethodType paymentMethod) {
		var choices = new LinkedHashMap<String, String>();
		choices.put("amount", choice.amount().formatNumber(Locale.ENGLISH));
		choices.put("interval", choice.interval().key());
		choices.put("paymentMethod", paymentMethod.code());
		Optional.ofNullable(choice.lastMonth()).ifPresent((month) -> choices.put("until", month.toString()));
		return choices;
	}

	private void putIntervals(Map<String, Object> model, PledgeForm form, Locale locale) {
		var options = Stream.of(Interval.values()).map((each) -> option(form, each, locale)).toList();
		model.put("intervals", options);
		model.put("main", options.stream().filter((option) -> MAIN.contains(option.interval())).toList());
		model.put("others", options.stream().filter((option) -> !MAIN.contains(option.interval())).toList());
	}

	private void putEnds(Map<String, Object> model, Interval interval, Optional<YearMonth> lastDebit, Locale locale) {
		model.put("until", lastDebit.map(YearMonth::toString).orElse(""));
		model.put("terms", this.pledgeChoiceTexts.terms(interval, locale));
		model.put("ends", this.pledgeChoiceTexts.months(interval, lastDebit, locale));
		model.put("days", this.debitPreview.days(PaymentMethodType.CARD));
		model.put("expectedDays", this.debitPreview.days(PaymentMethodType.SEPA_DEBIT));
	}

	private List<Suggestion> suggestions(Interval interval, Locale locale) {
		return this.properties.suggestions(interval)
			.stream()
			.map((money) -> new Suggestion(money.formatNumber(locale), money.format(locale)))
			.toList();
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
		var next = form.withInterval(interval).converted(this.properties, locale);
		var amount = next.money();
		var comparison = amount
			.map((money) -> this.pledgeChoiceTexts.comparison(choice(money, interval, Optional.empty()), locale));
		return new Option(interval, suggestions, minimum,
				this.pledgeChoiceTexts.of(choice(minimum, interval, Optional.empty()), locale), comparison.orElse(""),
				List.of(debits(next, interval, PaymentMethodType.CARD, locale),
						debits(next, interval, PaymentMethodType.SEPA_DEBIT, locale)),
				this.button.labels(interval, locale));
	}

	private Debits debits(PledgeForm form, Interval interval, PaymentMethodType paymentMethod, Locale locale) {
		var ending = form.money()
			.filter((money) -> this.properties.allows(money, interval))
			.flatMap((money) -> lastDebit(form, interval).map((month) -> choice(money, interval, Optional.of(month))))
			.map((choice) -> this.pledgeChoiceTexts.debits(choice, paymentMethod, locale));
		return new Debits((paymentMethod == PaymentMethodType.SEPA_DEBIT) ? "expected" : "today",
				this.pledgeChoiceTexts.endless(interval, paymentMethod, null, locale),
				this.pledgeChoiceTexts.endless(interval, paymentMethod, "{0}", locale), ending.orElse(""));
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
	 * @param debits what is debited by cards and PayPal, and by direct debit
	 */
	record Option(Interval interval, String suggestions, Money minimum, String minimumText, String comparison,
			List<Debits> debits, PayButton.Labels labels) {

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
	 * What is debited, as text.
	 *
	 * @param kind "today", or "expected" if the bank debits it some days later
	 * @param endless without an end and an amount
	 * @param pattern without an end, with {0} for the amount
	 * @param ending until the chosen end; empty if none is chosen
	 */
	record Debits(String kind, String endless, String pattern, String ending) {
	}

}
