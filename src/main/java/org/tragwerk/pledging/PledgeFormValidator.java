package org.tragwerk.pledging;

import java.time.YearMonth;
import java.util.Locale;

import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.TypedAmount;

import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/**
 * Checks the pledge form field by field, unless the text of a field is invalid.
 */
@Component
class PledgeFormValidator {

	private final PledgeProperties properties;

	private final LastMonths months;

	PledgeFormValidator(PledgeProperties properties, LastMonths months) {
		this.properties = properties;
		this.months = months;
	}

	void validate(PledgeForm form, Locale locale, Errors errors) {
		if (!errors.hasErrors()) {
			validateFields(form, locale, errors);
		}
	}

	private void validateFields(PledgeForm form, Locale locale, Errors errors) {
		if (form.hasAmount()) {
			form.typedAmount()
				.ifPresentOrElse((typed) -> validate(typed, locale, errors),
						() -> errors.rejectValue("amount", "pledging.support.amount.unreadable"));
		}
		else {
			errors.rejectValue("amount", "pledging.support.amount.missing");
		}
		if (form.address().isEmpty()) {
			errors.rejectValue("email",
					form.hasEmail() ? "pledging.support.email.malformed" : "pledging.support.email.missing");
		}
		if (form.chosenInterval().isEmpty()) {
			errors.rejectValue("interval", "pledging.support.interval.unknown");
		}
		if (form.hasEnd()) {
			form.lastMonth()
				.ifPresentOrElse((month) -> validate(month, form, errors),
						() -> errors.rejectValue("until", "pledging.support.until.unreadable"));
		}
	}

	private void validate(TypedAmount typed, Locale locale, Errors errors) {
		var money = typed.amount();
		if (typed.ambiguous()) {
			var meanings = new Object[] { money.format(locale), money.formatNumber(locale) };
			errors.rejectValue("amount", "pledging.support.amount.ambiguous", meanings, null);
		}
		else if (money.compareTo(this.properties.minimum()) < 0) {
			reject(errors, "pledging.support.amount.tooSmall", this.properties.minimum(), locale);
		}
		else if (money.compareTo(this.properties.maximum()) > 0) {
			reject(errors, "pledging.support.amount.tooLarge", this.properties.maximum(), locale);
		}
	}

	private void validate(YearMonth lastMonth, PledgeForm form, Errors errors) {
		if (form.chosenInterval().filter((interval) -> interval == Interval.ONCE).isPresent()) {
			errors.rejectValue("until", "pledging.support.until.once");
		}
		else if (lastMonth.isBefore(this.months.first())) {
			errors.rejectValue("until", "pledging.support.until.past");
		}
		else if (lastMonth.isAfter(this.months.last())) {
			errors.rejectValue("until", "pledging.support.until.late", new Object[] { LastMonths.YEARS }, null);
		}
	}

	private static void reject(Errors errors, String code, Money limit, Locale locale) {
		errors.rejectValue("amount", code, new Object[] { limit.format(locale) }, null);
	}

}
