package org.tragwerk.pledging;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class PledgePropertiesTests {

	@ParameterizedTest
	@CsvSource({ "MONTHLY, 500 1000 2000 5000", "QUARTERLY, 1500 3000 6000 15000", "HALF_YEARLY, 3000 6000 12000 30000",
			"YEARLY, 6000 12000 24000 60000", "ONCE, 1000 2500 5000 10000" })
	void suggestsTheSameSumsAMonthForEachInterval(Interval interval, String cents) {
		assertThat(suggestions(properties(Map.of()), interval)).isEqualTo(cents);
	}

	@Test
	void suggestsAmountsOfTheirOwnForSomeIntervals() {
		var properties = properties(Map.of("suggestions", "300,700", "suggestions-by-interval.half-yearly", "1000,2000",
				"suggestionsbyinterval.once", "800", "minimum-cents", "100"));
		assertThat(suggestions(properties, Interval.MONTHLY)).isEqualTo("300 700");
		assertThat(suggestions(properties, Interval.QUARTERLY)).isEqualTo("900 2100");
		assertThat(suggestions(properties, Interval.HALF_YEARLY)).isEqualTo("1000 2000");
		assertThat(suggestions(properties, Interval.ONCE)).isEqualTo("800");
	}

	@Test
	void suggestsNothingThatCannotBePledged() {
		var properties = properties(
				Map.of("minimum-cents", "600", "minimum-monthly-cents", "1000", "maximum-cents", "20000"));
		assertThat(suggestions(properties, Interval.MONTHLY)).isEqualTo("1000 2000 5000");
		assertThat(suggestions(properties, Interval.YEARLY)).isEqualTo("12000");
		assertThat(suggestions(properties, Interval.ONCE)).isEqualTo("1000 2500 5000 10000");
		var expensive = properties(Map.of("suggestions", "100,200"));
		assertThat(suggestions(expensive, Interval.MONTHLY)).isEqualTo("500");
	}

	@Test
	void choosesTheSecondSuggestion() {
		assertThat(properties(Map.of()).initial(Interval.QUARTERLY)).isEqualTo(new Money(3000));
		assertThat(properties(Map.of("suggestions", "700")).initial(Interval.MONTHLY)).isEqualTo(new Money(700));
	}

	@ParameterizedTest
	@CsvSource({ "0, MONTHLY, 500", "0, YEARLY, 500", "100, QUARTERLY, 500", "200, QUARTERLY, 600", "500, YEARLY, 6000",
			"500, ONCE, 500" })
	void demandsTheLeastAmountOfAMonth(String monthly, Interval interval, long cents) {
		assertThat(properties(Map.of("minimum-monthly-cents", monthly)).minimum(interval)).isEqualTo(new Money(cents));
	}

	@Test
	void allowsTheLeastAndTheLargestAmount() {
		var properties = properties(Map.of("maximum-cents", "1000"));
		assertThat(List.of(499L, 500L, 1000L, 1001L))
			.filteredOn((cents) -> properties.allows(new Money(cents), Interval.MONTHLY))
			.containsExactly(500L, 1000L);
	}

	@Test
	void demandsAMaximumThatAllowsEachInterval() {
		assertThat(properties(Map.of("minimum-monthly-cents", "8333")).isMaximumCentsSufficient()).isTrue();
		assertThat(properties(Map.of("minimum-monthly-cents", "8334")).isMaximumCentsSufficient()).isFalse();
	}

	private static String suggestions(PledgeProperties properties, Interval interval) {
		return String.join(" ",
				properties.suggestions(interval).stream().map((money) -> Long.toString(money.cents())).toList());
	}

	private static PledgeProperties properties(Map<String, String> settings) {
		return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", PledgeProperties.class);
	}

}
