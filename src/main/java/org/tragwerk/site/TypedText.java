package org.tragwerk.site;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * A text that somebody types into a form: not longer than it may be, and with characters
 * that {@link VisibleText} allows. Forms are checked for it before anything else reads
 * the text.
 */
@Documented
@Constraint(validatedBy = TypedTextValidator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TypedText {

	/** The greatest number of UTF-16 units, a line break counting as one. */
	int max();

	/** Whether line breaks and tabs are allowed. */
	boolean multiline() default false;

	/** The message for characters that are not allowed. */
	String message() default "{site.typed.invisible}";

	/** The message for a text that is too long. */
	String tooLong() default "{site.typed.tooLong}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
