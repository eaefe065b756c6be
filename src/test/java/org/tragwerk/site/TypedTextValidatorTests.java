package org.tragwerk.site;

import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;

class TypedTextValidatorTests {

	private final ConstraintValidatorContext context = Mockito.mock(ConstraintValidatorContext.class,
			Mockito.RETURNS_DEEP_STUBS);

	@Test
	void acceptsNull() {
		assertThat(isValid("line", null)).isTrue();
		assertThat(isValid("line", "")).isTrue();
	}

	@Test
	void acceptsVisibleCharactersOnly() {
		assertThat(isValid("line", "Ada")).isTrue();
		assertThat(isValid("line", "A\u202eda")).isFalse();
		assertThat(isValid("line", "A\nda")).isFalse();
		Mockito.verifyNoInteractions(this.context);
	}

	@Test
	void acceptsLineBreaksIfMultiline() {
		assertThat(isValid("lines", "A\r\nda")).isTrue();
		assertThat(isValid("lines", "A\u202eda")).isFalse();
	}

	@Test
	void rejectsLongerTexts() {
		assertThat(isValid("line", "Lovelace")).isTrue();
		assertThat(isValid("line", "Lovelaces")).isFalse();
		Mockito.verify(this.context).disableDefaultConstraintViolation();
		Mockito.verify(this.context.buildConstraintViolationWithTemplate("{long}")).addConstraintViolation();
	}

	@Test
	void countsALineBreakAsOneCharacter() {
		assertThat(isValid("lines", "a\r\nb\r\nc\r\nd\n")).isTrue();
	}

	private boolean isValid(String field, @Nullable String typed) {
		try {
			var validator = new TypedTextValidator();
			validator.initialize(Form.class.getDeclaredField(field).getAnnotation(TypedText.class));
			return validator.isValid(typed, this.context);
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

	record Form(@TypedText(max = 8, tooLong = "{long}") String line,
			@TypedText(max = 8, multiline = true) String lines) {
	}

}
