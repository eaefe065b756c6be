package org.tragwerk.site;

import java.util.Objects;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@link TypedText}. Public, because the validation library creates it.
 */
public class TypedTextValidator implements ConstraintValidator<TypedText, String> {

	private @Nullable TypedText rule;

	@Override
	public void initialize(TypedText rule) {
		this.rule = rule;
	}

	@Override
	public boolean isValid(@Nullable String typed, ConstraintValidatorContext context) {
		return typed == null || isValid(typed, Objects.requireNonNull(this.rule), context);
	}

	private static boolean isValid(String typed, TypedText rule, ConstraintValidatorContext context) {
		if (typed.replace("\r\n", "\n").length() > rule.max()) {
			context.disableDefaultConstraintViolation();
			context.buildConstraintViolationWithTemplate(rule.tooLong()).addConstraintViolation();
			return false;
		}
		return rule.multiline() ? VisibleText.isLines(typed) : VisibleText.isLine(typed);
	}

}
