package org.tragwerk.pledging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

import org.tragwerk.Fault;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.validation.MapBindingResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.pledging.PledgingFixture.NOW;
import static org.tragwerk.pledging.PledgingFixture.site;

class PledgeFormValidatorTests {

	private final PledgeFormValidator validator = new PledgeFormValidator(PledgingFixture.properties(true),
			new LastMonths(PledgingFixture.at(NOW), site("https://zeitung.example"), Mockito.mock(PledgeTexts.class)));

	@ParameterizedTest
	@Fault("F47")
	@CsvSource({ "4.99, amount tooSmall", "5, ", "1000, ", "1000.01, amount tooLarge", "many, amount unreadable",
			"7.5050, amount unreadable", "7.505, amount ambiguous", "1.000, amount ambiguous", "-7, amount unreadable",
			"' ', amount missing", ", amount missing" })
	void rejectsInvalidAmounts(@Nullable String amount, @Nullable String wrong) {
		assertThat(errors(form(amount, null, "monthly", "ada@example.org", null))).isEqualTo(list(wrong));
	}

	@Test
	@Fault("F47")
	void errorNamesTheLimit() {
		assertThat(values("1")).containsExactly("5 €");
		assertThat(values("2000")).containsExactly("1.000 €");
	}

	@Test
	@Fault("F47")
	void asksBackAboutAThousand() {
		assertThat(values("1.000")).containsExactly("1.000 €", "1000");
		assertThat(values("1,000 Euro")).containsExactly("1.000 €", "1000");
		assertThat(errors(form("1.000,00", null, "monthly", "ada@example.org", null))).isEmpty();
	}

	@Test
	void acceptsASuggestion() {
		assertThat(errors(form(null, "10", "monthly", "ada@example.org", null))).isEmpty();
		assertThat(errors(form(null, "10\r\n", "monthly", "ada@example.org", null)))
			.containsExactly("amount unreadable");
	}

	@Test
	void aTypedAmountLeavesNothingOfTheSuggestion() {
		assertThat(form("7,50", "10", null, null, null).suggestion()).isNull();
		assertThat(form(" ", "10", null, null, null).suggestion()).isEqualTo("10");
	}

	@ParameterizedTest
	@CsvSource({ "ada@example.org, ", "ada, email malformed", "' ', email missing", ", email missing" })
	void rejectsInvalidAddresses(@Nullable String email, @Nullable String wrong) {
		assertThat(errors(form("7,50", null, "monthly", email, null))).isEqualTo(list(wrong));
	}

	@ParameterizedTest
	@CsvSource({ "yearly, ", ", ", "weekly, interval unknown" })
	void rejectsAnUnknownInterval(@Nullable String interval, @Nullable String wrong) {
		assertThat(errors(form("7,50", null, interval, "ada@example.org", null))).isEqualTo(list(wrong));
	}

	@ParameterizedTest
	@CsvSource({ "monthly, 2026-11, ", "monthly, 2036-11, ", "monthly, , ", "monthly, 2026-10, until past",
			"monthly, 2036-12, until late", "monthly, soon, until unreadable",
			"monthly, '2027-01\r\n', until unreadable", "monthly, ２０２７-01, until unreadable",
			"monthly, 2027-13, until unreadable", "monthly, 2027-1, until unreadable", "once, 2027-01, until once",
			"weekly, 2026-10, interval unknown;until past" })
	void rejectsInvalidLastMonths(String interval, @Nullable String until, @Nullable String wrong) {
		assertThat(errors(form("7,50", null, interval, "ada@example.org", until))).isEqualTo(list(wrong));
	}

	@Test
	void validatesNoFieldsIfATextIsInvalid() {
		var errors = new MapBindingResult(Map.of(), "form");
		errors.reject("invalid");
		this.validator.validate(form("x", null, "weekly", "ada", "soon"), Locale.GERMAN, errors);
		assertThat(errors.getErrorCount()).isEqualTo(1);
	}

	private List<String> errors(PledgeForm form) {
		return validate(form).getFieldErrors()
			.stream()
			.map((error) -> error.getField() + ' ' + last(String.valueOf(error.getCode())))
			.toList();
	}

	/** The values in the message about the amount. */
	private List<String> values(String amount) {
		return validate(form(amount, null, "monthly", "ada@example.org", null)).getFieldErrors()
			.stream()
			.flatMap((error) -> Stream.of(Objects.requireNonNull(error.getArguments())))
			.map((value) -> value.toString().replace('\u00a0', ' '))
			.toList();
	}

	private MapBindingResult validate(PledgeForm form) {
		var errors = new MapBindingResult(Map.of(), "form");
		this.validator.validate(form, Locale.GERMAN, errors);
		return errors;
	}

	private static String last(String code) {
		return code.substring(code.lastIndexOf('.') + 1);
	}

	private static List<String> list(@Nullable String wrong) {
		return (wrong != null) ? List.of(wrong.split(";")) : List.of();
	}

	private static PledgeForm form(@Nullable String amount, @Nullable String suggestion, @Nullable String interval,
			@Nullable String email, @Nullable String until) {
		return new PledgeForm(amount, suggestion, interval, email, "Ada", until, null, null, null);
	}

}
