package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.subscription.ContractFixture;

import org.springframework.validation.MapBindingResult;

import static org.assertj.core.api.Assertions.assertThat;

class DeclarationFormValidatorTests {

	private final DeclarationFormValidator validator = new DeclarationFormValidator(
			Clock.fixed(DeclarationFixture.RECEIVED, ZoneOffset.UTC), ContractFixture.SITE);

	@Test
	void acceptsTheFieldsRequiredByLaw() {
		assertThat(errors(cancel("ordinary", null, null))).isEmpty();
		assertThat(errors(cancel("extraordinary", "Mein Name ist falsch.", "31.12.2026"))).isEmpty();
		assertThat(errors(new WithdrawForm("Ada", "TW-0000", "ada@example.org", null, null, null))).isEmpty();
	}

	@Test
	void requiresNameAndAddress() {
		assertThat(errors(new WithdrawForm(" ", null, " ", null, null, null)))
			.containsExactly("name: cancellation.name.missing", "email: cancellation.email.missing");
		assertThat(errors(new CancelForm(null, null, null, null, null, null, null)))
			.containsExactly("name: cancellation.name.missing", "email: cancellation.email.missing");
	}

	@Test
	void requiresAValidAddress() {
		assertThat(errors(new WithdrawForm("Ada", null, "ada@", null, null, null)))
			.containsExactly("email: cancellation.email.malformed");
	}

	@Test
	void rejectsAnUnknownKind() {
		assertThat(errors(cancel("angry", null, null))).containsExactly("kind: cancellation.type.unknown");
	}

	@Test
	void requiresAReasonOnlyForAnExtraordinaryCancellation() {
		assertThat(errors(cancel("extraordinary", " ", null))).containsExactly("reason: cancellation.reason.missing");
		assertThat(errors(cancel("ordinary", " ", null))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "morgen", "-9999-1-1", "31.2.2027", "1.1.1999" })
	void rejectsUnreadableDays(String when) {
		assertThat(errors(cancel(null, null, when))).containsExactly("when: cancellation.end.unreadable");
	}

	@ParameterizedTest
	@CsvSource({ "2030-12-01, true", "2030-12-02, false", "2026-11-30, true", "2000-01-01, true" })
	void rejectsDaysMoreThanFourYearsAhead(String when, boolean accepted) {
		assertThat(errors(cancel(null, null, when)))
			.isEqualTo(accepted ? List.of() : List.of("when: cancellation.end.tooFar"));
	}

	private static CancelForm cancel(@Nullable String kind, @Nullable String reason, @Nullable String when) {
		return new CancelForm(kind, reason, "Ada", null, "ada@example.org", when, null);
	}

	@Test
	void validatesNoFieldsIfATextIsInvalid() {
		var errors = new MapBindingResult(Map.of(), "form");
		errors.reject("invalid");
		this.validator.validate(cancel("angry", null, "morgen"), errors);
		this.validator.validate(new WithdrawForm(null, null, null, null, null, null), errors);
		assertThat(errors.getErrorCount()).isEqualTo(1);
	}

	private List<String> errors(DeclarationForm form) {
		var errors = new MapBindingResult(Map.of(), "form");
		if (form instanceof CancelForm cancelForm) {
			this.validator.validate(cancelForm, errors);
		}
		else {
			this.validator.validate((WithdrawForm) form, errors);
		}
		return errors.getFieldErrors().stream().map((error) -> error.getField() + ": " + error.getCode()).toList();
	}

}
