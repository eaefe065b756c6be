package org.tragwerk.pledging;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.pledging.PledgeForm.Shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.pledging.PledgeFormFixture.form;

class PledgeFormTests {

	private final PledgeProperties properties = PledgingFixture.properties(true);

	@ParameterizedTest
	@CsvSource({ "5, monthly, yearly, , 60", "10, monthly, quarterly, , 30", "60, half_yearly, monthly, , 10",
			"7, monthly, quarterly, 21, ", "10, monthly, once, , 25", "25, once, monthly, , 10",
			"100, once, monthly, , 10", "7, once, yearly, 7, " })
	void convertsASuggestionToAnotherInterval(String suggestion, String before, String after, @Nullable String amount,
			@Nullable String converted) {
		var form = convert(form(null, suggestion, after, new Shown(before, null, null)));
		assertThat(form.amount()).isEqualTo(amount);
		assertThat(form.suggestion()).isEqualTo(converted);
	}

	@ParameterizedTest
	@CsvSource({ "'7,50', monthly, yearly, 90", "100, yearly, monthly, '8,33'", "'0,01', yearly, monthly, 0",
			"'0,06', yearly, monthly, '0,01'", "'7,50', monthly, once, '7,50'", "50, once, half_yearly, 50" })
	void convertsATypedAmount(String amount, String before, String after, String converted) {
		assertThat(convert(form(amount, null, after, new Shown(before, amount, null))).amount()).isEqualTo(converted);
	}

	@Test
	void convertsATypedAmountToASuggestionIfItIsOne() {
		var form = convert(form("10,00", null, "yearly", new Shown("monthly", "10,00", null)));
		assertThat(form.amount()).isNull();
		assertThat(form.suggestion()).isEqualTo("120");
	}

	@Test
	void keepsAnAmountThatWasTypedForTheNewInterval() {
		var form = form("120", null, "yearly", new Shown("monthly", "", null));
		assertThat(convert(form)).isSameAs(form);
		assertThat(convert(form("60", null, "yearly", new Shown("monthly", "5", null))).amount()).isEqualTo("60");
	}

	@ParameterizedTest
	@CsvSource({ ", yearly", "monthly, monthly", "weekly, monthly", "monthly, weekly" })
	void convertsNothingUnlessAnotherIntervalIsChosen(@Nullable String before, String after) {
		var form = form(null, "10", after, new Shown(before, null, null));
		assertThat(convert(form)).isSameAs(form);
		assertThat(form.intervalOfAmount()).isEmpty();
	}

	@Test
	void convertsNothingOfAFormThatNoPageSent() {
		var form = form("10", null, "yearly", null);
		assertThat(convert(form)).isSameAs(form);
	}

	@Test
	void convertsNoAmountThatItCannotParse() {
		for (var amount : new String[] { "many", "1.000" }) {
			var form = form(amount, null, "yearly", new Shown("monthly", amount, null));
			assertThat(convert(form)).isSameAs(form);
		}
	}

	@ParameterizedTest
	@CsvSource({ "monthly, 10", "yearly, 120", "once, 25", ", 10", "weekly, 10" })
	void choosesTheSecondSuggestionAtFirst(@Nullable String interval, String suggestion) {
		var form = form(null, null, interval, null).withInitialAmount(this.properties, Locale.GERMANY);
		assertThat(form.suggestion()).isEqualTo(suggestion);
		var typed = form("x", null, interval, null);
		assertThat(typed.withInitialAmount(this.properties, Locale.GERMANY)).isSameAs(typed);
	}

	@Test
	void remembersWithWhatThePageIsShown() {
		assertThat(form("7,50", null, "yearly", new Shown("monthly", "5", null)).asShown().shown())
			.isEqualTo(new Shown("yearly", "7,50", null));
		assertThat(form(null, "10", "weekly", null).asShown())
			.isEqualTo(form(null, "10", "monthly", new Shown("monthly", null, null)));
	}

	private PledgeForm convert(PledgeForm form) {
		return form.converted(this.properties, Locale.GERMANY);
	}

}
