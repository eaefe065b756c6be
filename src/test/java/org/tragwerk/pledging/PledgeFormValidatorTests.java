package org.tragwerk.pledging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.tragwerk.Fault;

import org.springframework.validation.MapBindingResult;

import static org.assertj.core.api.Assertions.assertThat;

class PledgeFormValidatorTests {

	private final PledgeFormValidator validator = PledgeFormFixture.validator(PledgingFixture.properties(true));

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
		assertThat(values("1")).containsExactly("5 € im Monat");
		assertThat(values("2000")).containsExactly("1.000 €");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "monthly | 9,99 | 10 € im Monat", "quarterly | 29,99 | 30 € im Vierteljahr",
			"half_yearly | 59,99 | 60 € im Halbjahr", "yearly | 119,99 | 120 € im Jahr", "once | 4,99 | 5 € einmalig" })
	void errorNamesTheLeastSumOfTheInterval(String interval, String tooSmall, String least) {
		var strict = PledgeFormFixture.validator(new PledgeProperties(true, 500, 1000, 100_000, List.of(1000L),
				Map.of(), Set.of(), List.of(), "", Map.of()));
		assertThat(values(validate(strict, form(tooSmall, null, interval, "ada@example.org", null))))
			.containsExactly(least);
		var enough = least.substring(0, least.indexOf(' '));
		assertThat(validate(strict, form(enough, null, interval, "ada@example.org", null)).getErrorCount()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "10, yearly, monthly, 10 € im Monat, 120 € im Jahr",
			"10, once, monthly, 10 € im Monat, 25 € einmalig" })
	@Fault("F47")
	void showsAConvertedAmountBeforeItIsPaid(String suggestion, String interval, String shown, String before,
			String after) {
		var form = new PledgeForm(null, suggestion, interval, "ada@example.org", null, null, null, null, null, null,
				new PledgeForm.Shown(shown, null, null));
		assertThat(errors(form)).containsExactly("amount converted");
		assertThat(values(validate(form))).containsExactly(before, after);
		var sameInterval = new PledgeForm(null, suggestion, interval, "ada@example.org", null, null, null, null, null,
				null, new PledgeForm.Shown(interval, null, null));
		assertThat(errors(sameInterval)).isEmpty();
	}

	@Test
	void saysOnlyThatAConvertedAmountIsTooLarge() {
		assertThat(errors(new PledgeForm(null, "100", "yearly", "ada@example.org", null, null, null, null, null, null,
				new PledgeForm.Shown("monthly", null, null))))
			.containsExactly("amount tooLarge");
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
		this.validator.validate(form("x", null, "weekly", "ada", "soon"), Locale.GERMANY, errors);
		assertThat(errors.getErrorCount()).isEqualTo(1);
	}

	private List<String> errors(PledgeForm form) {
		return validate(form).getFieldErrors()
			.stream()
			.map((error) -> error.getField() + ' ' + last(String.valueOf(error.getCode())))
			.toList();
	}

	private List<String> values(String amount) {
		return values(validate(form(amount, null, "monthly", "ada@example.org", null)));
	}

	/** The values in the messages. */
	private static List<String> values(MapBindingResult errors) {
		return errors.getFieldErrors()
			.stream()
			.flatMap((error) -> Stream.of(Objects.requireNonNull(error.getArguments())))
			.map((value) -> value.toString().replace('\u00a0', ' '))
			.toList();
	}

	private MapBindingResult validate(PledgeForm form) {
		return validate(this.validator, form);
	}

	private static MapBindingResult validate(PledgeFormValidator validator, PledgeForm form) {
		var errors = new MapBindingResult(Map.of(), "form");
		validator.validate(form, Locale.GERMANY, errors);
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
		return new PledgeForm(amount, suggestion, interval, email, "Ada", until, null, null, null, null, null);
	}

}
