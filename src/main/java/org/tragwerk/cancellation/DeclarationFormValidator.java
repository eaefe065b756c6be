package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;

import org.tragwerk.member.PersonName;
import org.tragwerk.site.SiteProperties;

import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/**
 * Validates both forms field by field, unless the text of a field is invalid.
 */
@Component
class DeclarationFormValidator {

	/** Stripe accepts no later {@code cancel_at}. */
	private static final Period MAX_AHEAD = Period.ofYears(4);

	/** An earlier year is a typing error. */
	private static final int MIN_YEAR = 2000;

	private final Clock clock;

	private final SiteProperties site;

	DeclarationFormValidator(Clock clock, SiteProperties site) {
		this.clock = clock;
		this.site = site;
	}

	void validate(CancelForm form, Errors errors) {
		if (!errors.hasErrors()) {
			validateCancellation(form, errors);
			validateDeclarant(form, errors);
			validateEnd(form, errors);
		}
	}

	void validate(WithdrawForm form, Errors errors) {
		if (!errors.hasErrors()) {
			validateDeclarant(form, errors);
		}
	}

	private static void validateCancellation(CancelForm form, Errors errors) {
		if (form.type().isEmpty()) {
			errors.rejectValue("kind", "cancellation.type.unknown");
		}
		if (form.isExtraordinary() && form.cleanReason().isEmpty()) {
			errors.rejectValue("reason", "cancellation.reason.missing");
		}
	}

	private static void validateDeclarant(DeclarationForm form, Errors errors) {
		if (PersonName.clean(form.name()) == null) {
			errors.rejectValue("name", "cancellation.name.missing");
		}
		if (form.address().isEmpty()) {
			errors.rejectValue("email",
					form.hasEmail() ? "cancellation.email.malformed" : "cancellation.email.missing");
		}
	}

	private void validateEnd(CancelForm form, Errors errors) {
		if (form.hasDay()) {
			form.day()
				.ifPresentOrElse((day) -> validateDay(day, errors),
						() -> errors.rejectValue("when", "cancellation.end.unreadable"));
		}
	}

	private void validateDay(LocalDate day, Errors errors) {
		if (day.getYear() < MIN_YEAR) {
			errors.rejectValue("when", "cancellation.end.unreadable");
		}
		if (day.isAfter(LocalDate.ofInstant(this.clock.instant(), this.site.zone()).plus(MAX_AHEAD))) {
			errors.rejectValue("when", "cancellation.end.tooFar");
		}
	}

}
