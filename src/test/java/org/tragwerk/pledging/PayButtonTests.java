package org.tragwerk.pledging;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;

import static org.assertj.core.api.Assertions.assertThat;

class PayButtonTests {

	private final PayButton button = PledgeFormFixture.button(PledgingFixture.properties(true));

	@ParameterizedTest
	@CsvSource({ "MONTHLY, , 'Mit 7,50 € im Monat zahlungspflichtig unterstützen'",
			"ONCE, , 'Mit 7,50 € einmalig zahlungspflichtig unterstützen'",
			"MONTHLY, 2027-01, 'Mit 3-mal 7,50 € zahlungspflichtig unterstützen'",
			"QUARTERLY, 2027-07, 'Mit 3-mal 7,50 € zahlungspflichtig unterstützen'",
			"YEARLY, 2027-07, 'Mit 1-mal 7,50 € zahlungspflichtig unterstützen'" })
	void saysWhatIsPaidAndHowOften(Interval interval, @Nullable YearMonth last, String label) {
		assertThat(this.button.label(new PledgeChoice(new Money(750), interval, last), Locale.GERMANY))
			.isEqualTo(label);
	}

	@Test
	void saysHowOftenInTheWordsOfTheSettings() {
		var own = PledgeFormFixture.button(new PledgeProperties(true, 500, 0, 100_000, List.of(500L), Map.of(),
				Set.of(), List.of(), "", Map.of("de", "Mit {0} € {1} zahlungspflichtig mitmachen")));
		var choice = new PledgeChoice(new Money(750), Interval.QUARTERLY, null);
		assertThat(own.label(choice, Locale.GERMANY))
			.isEqualTo("Mit 7,50 € im Vierteljahr zahlungspflichtig mitmachen");
		var ending = new PledgeChoice(new Money(750), Interval.QUARTERLY, YearMonth.of(2027, 7));
		assertThat(own.label(ending, Locale.GERMANY))
			.isEqualTo("Mit 7,50 € im Vierteljahr, 3-mal zahlungspflichtig mitmachen");
		assertThat(own.labels(Interval.QUARTERLY, Locale.GERMANY).ending())
			.isEqualTo("Mit {0} € im Vierteljahr, {1}-mal zahlungspflichtig mitmachen");
		assertThat(own.label(ending, Locale.UK)).isEqualTo("Pay 3 × €7.50");
	}

}
