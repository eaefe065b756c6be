package org.tragwerk.pledging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.pledging.PledgeForm.Shown;
import org.tragwerk.pledging.PledgeFormModel.End;
import org.tragwerk.pledging.PledgeFormModel.Option;
import org.tragwerk.pledging.PledgeFormModel.Suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.tragwerk.pledging.PledgeFormFixture.form;

class PledgeFormModelTests {

	private final PledgeFormModel formModel = new PledgeFormModel(PledgingFixture.properties(true),
			PledgeFormFixture.texts(), PledgeFormFixture.button(PledgingFixture.properties(true)),
			PledgeFormFixture.preview(), mock());

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
		assertThat(option(model(form(null, null, null, null)), interval).comparison().replace('\u00a0', ' '))
			.isEqualTo(comparison);
	}

	@Test
	void saysThatASumIsRounded() {
		assertThat(option(model(form("100", null, "yearly", null)), "yearly").comparison().replace('\u00a0', ' '))
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
		assertThat(option(model(form(null, null, null, null)), "yearly").minimumText()).isEqualTo("5\u00a0€ im Jahr");
	}

	@ParameterizedTest
	@CsvSource({ "quarterly, 2027-04, 2027-02", "quarterly, 2027-05, 2027-05", "yearly, 2027-07, 2026-11",
			"monthly, 2027-07, 2027-07", "monthly, 2026-10, ''", "monthly, soon, ''", "once, 2027-07, ''" })
	void takesAMonthBetweenAsTheLastDebitBeforeIt(String interval, String until, String last) {
		assertThat(model(until(interval, until))).containsEntry("until", last);
	}

	@Test
	void offersOnlyMonthsWithADebit() {
		assertThat(ends("yearly"))
			.startsWith(new End("2026-11", "November 2026 (1×)"), new End("2027-11", "November 2027 (2×)"))
			.hasSize(11);
		assertThat(ends("monthly")).hasSize(121);
		assertThat(ends("once")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "monthly | Heute, danach jeden Monat, das nächste Mal am 24. Dezember 2026, bis Sie aufhören.",
					"yearly | Heute, danach jedes Jahr, das nächste Mal am 24. November 2027, bis Sie aufhören.",
					"once | Heute, nur dieses eine Mal." })
	void saysWhenIsDebitedWithoutAnEnd(String interval, String text) {
		assertThat(option(model(form(null, null, interval, null)), interval).endless()).isEqualTo(text);
	}

	@Test
	void saysWhenIsDebitedUntilTheEnd() {
		var model = model(until("quarterly", "2027-05"));
		assertThat(option(model, "quarterly").ending().replace('\u00a0', ' '))
			.isEqualTo("3 Abbuchungen: 24. November 2026, 24. Februar, 24. Mai 2027, zusammen 60 €.");
		assertThat(option(model, "yearly").ending().replace('\u00a0', ' '))
			.isEqualTo("1 Abbuchung: 24. November 2026, 80 €.");
		assertThat(model).containsEntry("isForAYear", false);
		assertThat(model(until("quarterly", "2027-11"))).containsEntry("isForAYear", true);
		assertThat(option(model(form(null, null, "quarterly", null)), "quarterly").ending()).isEmpty();
	}

	@Test
	void givesTheDaysOfTenYearsToTheScript() {
		assertThat(String.valueOf(model(form(null, null, null, null)).get("days")).split(" ")).hasSize(121)
			.startsWith("2026-11-24", "2026-12-24")
			.endsWith("2036-11-24");
	}

	private static PledgeForm until(String interval, String until) {
		return new PledgeForm("20", null, interval, "ada@example.org", "Ada", until, null, null, null, null);
	}

	@SuppressWarnings("unchecked")
	private List<End> ends(String interval) {
		return (List<End>) Objects.requireNonNull(model(form(null, null, interval, null)).get("ends"));
	}

	private Map<String, Object> model(PledgeForm form) {
		return this.formModel.of(form, Locale.GERMANY);
	}

	@SuppressWarnings("unchecked")
	private static Option option(Map<String, Object> model, String interval) {
		return ((List<Option>) Objects.requireNonNull(model.get("intervals"))).stream()
			.filter((option) -> option.key().equals(interval))
			.findFirst()
			.orElseThrow();
	}

}
