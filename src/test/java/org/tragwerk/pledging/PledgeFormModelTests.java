package org.tragwerk.pledging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.pledging.PledgeForm.Shown;
import org.tragwerk.pledging.PledgeChoiceTexts.End;
import org.tragwerk.pledging.PledgeFormModel.Debits;
import org.tragwerk.pledging.PledgeFormModel.Option;
import org.tragwerk.pledging.PledgeFormModel.Suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.tragwerk.pledging.PledgeFormFixture.form;

class PledgeFormModelTests {

	private final PledgeFormModel formModel = new PledgeFormModel(PledgingFixture.properties(true),
			PledgeFormFixture.texts(), PledgeFormFixture.button(PledgingFixture.properties(true)),
			PledgeFormFixture.preview(), new PaymentMethodOptions(
					new AvailablePaymentMethods(PledgingFixture.properties(true), new FakeCheckouts()), mock()));

	@Test
	void speaksOfTheSecondSuggestionAtFirst() {
		var model = model(form(null, null, null, null));
		assertThat(model).containsEntry("isAmountValid", true)
			.containsEntry("chosen", "monthly")
			.containsEntry("suggestions", List.of(new Suggestion("5", "5\u00a0€"), new Suggestion("10", "10\u00a0€")));
		assertThat(model.get("shown")).isEqualTo(form(null, "10", "monthly", new Shown("monthly", null, null)));
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
		var model = model(form(null, "5", "yearly", new Shown("monthly", null, null)));
		assertThat(model.get("shown")).isEqualTo(form(null, "60", "yearly", new Shown("yearly", null, null)));
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
	void offersSomeTimesAndTheMonthsOfTheFirstDebits() {
		assertThat(ends("terms", "monthly")).containsExactly(new End("2027-04", "6 Monate (6×, bis April 2027)"),
				new End("2027-10", "1 Jahr (12×, bis Oktober 2027)"),
				new End("2028-10", "2 Jahre (24×, bis Oktober 2028)"));
		assertThat(ends("ends", "monthly")).startsWith(new End("2026-11", "November 2026 (1×)"))
			.hasSize(PledgeChoiceTexts.OFFERED - 3);
		assertThat(ends("terms", "yearly")).extracting(End::value).containsExactly("2026-11", "2027-11");
		assertThat(ends("ends", "yearly")).startsWith(new End("2028-11", "November 2028 (3×)")).hasSize(9);
		assertThat(ends("terms", "once")).isEmpty();
		assertThat(ends("ends", "once")).isEmpty();
	}

	@Test
	void offersTheChosenEndHoweverFar() {
		assertThat(ends("ends", until("monthly", "2031-05"))).endsWith(new End("2031-05", "Mai 2031 (55×)"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"monthly | Heute, dann jeden Monat, das nächste Mal am 24. Dezember 2026. | Um den 26. November, dann jeden Monat, das nächste Mal um den 29. Dezember 2026.",
			"yearly | Heute, dann jedes Jahr, das nächste Mal am 24. November 2027. | Um den 26. November, dann jedes Jahr, das nächste Mal um den 26. November 2027.",
			"once | Heute, nur dieses eine Mal. | Um den 26. November, nur dieses eine Mal." })
	void saysWhenIsDebitedWithoutAnEnd(String interval, String today, String expected) {
		assertThat(option(model(form(null, null, interval, null)), interval).debits()).extracting(Debits::endless)
			.containsExactly(today, expected);
	}

	@Test
	void saysTheAmountWhereTheScriptPutsIt() {
		assertThat(option(model(form(null, null, null, null)), "monthly").debits()).extracting(Debits::pattern)
			.containsExactly("Heute {0}, dann jeden Monat, das nächste Mal am 24. Dezember 2026.",
					"Um den 26. November {0}, dann jeden Monat, das nächste Mal um den 29. Dezember 2026.");
	}

	@Test
	void saysWhenIsDebitedUntilTheEnd() {
		var model = model(until("quarterly", "2027-05"));
		assertThat(endings(model, "quarterly")).containsExactly(
				"3 Abbuchungen: 24. November 2026, 24. Februar, 24. Mai 2027, zusammen 60 €.",
				"3 Abbuchungen: um den 26. November 2026, 26. Februar, 26. Mai 2027, zusammen 60 €.");
		assertThat(endings(model, "yearly")).startsWith("1 Abbuchung: 24. November 2026, 80 €.");
		assertThat(model).containsEntry("isForAYear", false).containsEntry("stated", "2000 quarterly 2027-05");
		assertThat(model(until("quarterly", "2027-11"))).containsEntry("isForAYear", true);
		assertThat(endings(model(form(null, null, "quarterly", null)), "quarterly")).containsOnly("");
	}

	@Test
	void statesASumOnlyIfItIsAskedForOrEnds() {
		assertThat(model(form("7,50", null, "monthly", null)).get("stated")).isNull();
		assertThat(this.formModel.of(form("7,50", null, "monthly", null), true, Locale.GERMANY))
			.containsEntry("stated", "750 monthly ")
			.containsEntry("recalculated", "7,50 € im Monat")
			.containsEntry("label", "Mit 7,50 € im Monat zahlungspflichtig unterstützen");
	}

	@Test
	void keepsTheChoicesForAnotherLanguage() {
		assertThat(model(until("monthly", "2027-05")).get("choices"))
			.isEqualTo(Map.of("amount", "20", "interval", "monthly", "paymentMethod", "card", "until", "2027-05"));
	}

	@Test
	void givesTheDaysOfTenYearsToTheScript() {
		assertThat(String.valueOf(model(form(null, null, null, null)).get("days")).split(" ")).hasSize(121)
			.startsWith("2026-11-24", "2026-12-24")
			.endsWith("2036-11-24");
	}

	private static PledgeForm until(String interval, String until) {
		return new PledgeForm("20", null, interval, "ada@example.org", "Ada", until, null, null, null, null, null);
	}

	private List<End> ends(String name, String interval) {
		return ends(name, form(null, null, interval, null));
	}

	@SuppressWarnings("unchecked")
	private List<End> ends(String name, PledgeForm form) {
		return (List<End>) Objects.requireNonNull(model(form).get(name));
	}

	private static List<String> endings(Map<String, Object> model, String interval) {
		return option(model, interval).debits()
			.stream()
			.map((debits) -> debits.ending().replace('\u00a0', ' '))
			.toList();
	}

	private Map<String, Object> model(PledgeForm form) {
		return this.formModel.of(form, false, Locale.GERMANY);
	}

	@SuppressWarnings("unchecked")
	private static Option option(Map<String, Object> model, String interval) {
		return ((List<Option>) Objects.requireNonNull(model.get("intervals"))).stream()
			.filter((option) -> option.key().equals(interval))
			.findFirst()
			.orElseThrow();
	}

}
