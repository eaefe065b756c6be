package org.tragwerk.pledging;

import java.time.YearMonth;
import java.util.Locale;

import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.TypedAmount;
import org.tragwerk.subscription.DebitSchedule;

import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/**
 * Checks the pledge form field by field, unless the text of a field is invalid.
 */
@Component
class PledgeFormValidator {

	private final PledgeProperties properties;

	private final DebitPreview debitPreview;

	private final PledgeChoiceTexts pledgeChoiceTexts;

	private final AvailablePaymentMethods paymentMethods;

	PledgeFormValidator(PledgeProperties properties, DebitPreview debitPreview, PledgeChoiceTexts pledgeChoiceTexts,
			AvailablePaymentMethods paymentMethods) {
		this.properties = properties;
		this.debitPreview = debitPreview;
		this.pledgeChoiceTexts = pledgeChoiceTexts;
		this.paymentMethods = paymentMethods;
	}

	void validate(PledgeForm form, Locale locale, Errors errors) {
		if (!errors.hasErrors()) {
			validateFields(form, locale, errors);
		}
	}

	private void validateFields(PledgeForm form, Locale locale, Errors errors) {
		validateAmount(form, locale, errors);
		rejectConverted(form, locale, errors);
		if (form.address().isEmpty()) {
			errors.rejectValue("email",
					form.hasEmail() ? "pledging.support.email.malformed" : "pledging.support.email.missing");
		}
		if (form.chosenInterval().isEmpty()) {
			errors.rejectValue("interval", "pledging.support.interval.unknown");
		}
		if (form.hasPaymentMethod()
				&& form.chosenPaymentMethod().filter(this.paymentMethods.list()::contains).isEmpty()) {
			errors.rejectValue("paymentMethod", "pledging.support.paymentMethod.unknown");
		}
		if (form.hasEnd()) {
			form.lastMonth()
				.ifPresentOrElse((month) -> validate(month, form, errors),
						() -> errors.rejectValue("until", "pledging.support.until.unreadable"));
		}
	}

	/** Checks only the amount, converted if another interval was chosen after it. */
	void validateAmount(PledgeForm sent, Locale locale, Errors errors) {
		var form = sent.converted(this.properties, locale);
		if (form.hasAmount()) {
			form.typedAmount()
				.ifPresentOrElse(
						(typed) -> validate(typed, form.chosenInterval().orElse(Interval.MONTHLY), locale, errors),
						() -> reject(errors, "unreadable"));
		}
		else {
			reject(errors, "missing");
		}
	}

	private void validate(TypedAmount typed, Interval interval, Locale locale, Errors errors) {
		var money = typed.amount();
		if (typed.ambiguous()) {
			reject(errors, "ambiguous", money.format(locale), money.formatNumber(locale));
		}
		else if (money.compareTo(this.properties.minimum(interval)) < 0) {
			reject(errors, "tooSmall", text(this.properties.minimum(interval), interval, locale));
		}
		else if (money.compareTo(this.properties.maximum()) > 0) {
			reject(errors, "tooLarge", this.properties.maximum().format(locale));
		}
	}

	/**
	 * A converted amount is shown before it can be paid, and so is an amount if the page
	 * stated the sum of another.
	 */
	private void rejectConverted(PledgeForm sent, Locale locale, Errors errors) {
		var form = sent.converted(this.properties, locale);
		if (errors.hasFieldErrors("amount")) {
			return;
		}
		if (form.equals(sent) && sent.contradictsPage()) {
			reject(errors, "changed",
					text(sent.money().orElseThrow(), sent.chosenInterval().orElse(Interval.MONTHLY), locale));
		}
		else if (!form.equals(sent)) {
			reject(errors, "converted", text(sent.money().orElseThrow(), sent.intervalOfAmount().orElseThrow(), locale),
					text(form.money().orElseThrow(), form.chosenInterval().orElseThrow(), locale));
		}
	}

	private String text(Money money, Interval interval, Locale locale) {
		return this.pledgeChoiceTexts.of(new PledgeChoice(money, interval, null), locale);
	}

	private void validate(YearMonth lastMonth, PledgeForm form, Errors errors) {
		if (form.chosenInterval().filter((interval) -> interval == Interval.ONCE).isPresent()) {
			errors.rejectValue("until", "pledging.support.until.once");
		}
		else if (lastMonth.isBefore(this.debitPreview.first())) {
			errors.rejectValue("until", "pledging.support.until.past");
		}
		else if (lastMonth.isAfter(this.debitPreview.last())) {
			errors.rejectValue("until", "pledging.support.until.late", new Object[] { DebitSchedule.YEARS }, null);
		}
	}

	private static void reject(Errors errors, String problem, Object... values) {
		errors.rejectValue("amount", "pledging.support.amount." + problem, values, null);
	}

}
