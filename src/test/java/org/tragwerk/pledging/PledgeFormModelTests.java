package org.tragwerk.pledging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.pledging.PledgeForm.Shown;
import org.tragwerk.pledging.PledgeFormModel.Choice;
import org.tragwerk.pledging.PledgeFormModel.Suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.tragwerk.pledging.PledgeFormFixture.form;

class PledgeFormModelTests {

	private final PledgeFormModel formModel = new PledgeFormModel(PledgingFixture.properties(true),
			PledgeFormFixture.texts(), new PayButton(PledgeFormFixture.messages(), PledgingFixture.properties(true)),
			PledgeFormFixture.months(), mock());

	@Test
	void speaksOfTheSecondSuggestionAtFirst() {
		var model = model(form(null, null, null, null));
		assertThat(model).containsEntry("isAmountValid", true)
			.containsEntry("chosen", "monthly")
			.containsEntry("suggestions", List.of(new Suggestion("5", "5\u00a0€"), new Suggestion("10", "10\u00a0€")));
		assertThat(model.get("shown")).isEqualTo(form(null, "10", "monthly", new Shown("monthly", null)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "monthly | 10 € im Monat sind 120 € im Jahr.",
					"quarterly | 30 € im Vierteljahr, das sind 10 € im Monat.",
					"half_yearly | 60 € im Halbjahr, das sind 10 € im Monat.",
					"yearly | 120 € im Jahr, das sind 10 € im Monat.", "once | 25 € einmalig." })
	void comparesTheAmountForEachIntervalThatCouldBeChosenNext(String interval, String comparison) {
		assertThat(choice(model(form(null, null, null, null)), interval).comparison().replace('\u00a0', ' '))
			.isEqualTo(comparison);
	}

	@Test
	void saysThatASumIsRounded() {
		assertThat(choice(model(form("100", null, "yearly", null)), "yearly").comparison().replace('\u00a0', ' '))
			.isEqualTo("100 € im Jahr, das sind rund 8,33 € im Monat.");
	}

	@ParameterizedTest
	@CsvSource({ "x", "3", "1.000", "1001" })
	void speaksOfNoAmountThatCannotBePledged(String amount) {
		assertThat(model(form(amount, null, "monthly", null))).containsEntry("isAmountValid", false);
	}

	@Test
	void showsTheConvertedAmountAndTheSuggestionsOfTheInterval() {
		var model = model(form(null, "5", "yearly", new Shown("monthly", null)));
		assertThat(model.get("shown")).isEqualTo(form(null, "60", "yearly", new Shown("yearly", null)));
		assertThat(model).containsEntry("suggestions",
				List.of(new Suggestion("60", "60\u00a0€"), new Suggestion("120", "120\u00a0€")));
	}

	@Test
	void namesTheLeastAmountOfEachInterval() {
		assertThat(choice(model(form(null, null, null, null)), "yearly").minimumText()).isEqualTo("5\u00a0€ im Jahr");
	}

	private Map<String, Object> model(PledgeForm form) {
		return this.formModel.of(form, Locale.GERMANY);
	}

	@SuppressWarnings("unchecked")
	private static Choice choice(Map<String, Object> model, String interval) {
		return ((List<Choice>) Objects.requireNonNull(model.get("intervals"))).stream()
			.filter((choice) -> choice.key().equals(interval))
			.findFirst()
			.orElseThrow();
	}

}
