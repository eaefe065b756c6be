package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;
import org.tragwerk.site.SiteProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.BERLIN;

class PledgeTextsTests {

	private final PledgeTexts pledgeTexts;

	PledgeTextsTests() {
		var messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/subscription/messages");
		messages.setDefaultEncoding("UTF-8");
		var site = mock(SiteProperties.class);
		given(site.zone()).willReturn(BERLIN);
		this.pledgeTexts = new PledgeTexts(messages, site);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "MONTHLY | 7,50 € im Monat | €7.50 a month",
			"QUARTERLY | 7,50 € im Vierteljahr | €7.50 a quarter",
			"HALF_YEARLY | 7,50 € im Halbjahr | €7.50 every six months", "YEARLY | 7,50 € im Jahr | €7.50 a year" })
	void formatsAmountAndIntervalInBothLanguages(Interval interval, String german, String english) {
		var pledge = new Pledge(new Money(750), interval);
		assertThat(spaced(this.pledgeTexts.of(pledge, Locale.GERMAN))).isEqualTo(german);
		assertThat(spaced(this.pledgeTexts.of(pledge, Locale.ENGLISH))).isEqualTo(english);
	}

	@Test
	void formatsAGift() {
		assertThat(spaced(this.pledgeTexts.once(new Money(2000), Locale.GERMAN))).isEqualTo("20 €, einmalig");
	}

	@Test
	void formatsDaysInTheZone() {
		assertThat(this.pledgeTexts.day(Instant.parse("2026-11-24T23:30:00Z"), Locale.GERMAN))
			.isEqualTo("25. November 2026");
		assertThat(this.pledgeTexts.day(LocalDate.of(2026, 11, 24), Locale.ENGLISH)).isEqualTo("November 24, 2026");
		assertThat(this.pledgeTexts.month(YearMonth.of(2027, 3), Locale.GERMAN)).isEqualTo("März 2027");
	}

	@Test
	@Fault("F57")
	void namesAnEndThatWasNotChosenWhenPledging() {
		var running = ContractFixture.running(START);
		assertThat(this.pledgeTexts.end(running, Locale.GERMAN)).isEmpty();
		assertThat(this.pledgeTexts.end(ContractFixture.ending(running, PERIOD_END, false), Locale.GERMAN))
			.contains("24. Dezember 2026");
		var pledged = ContractFixture.until(YearMonth.of(2026, 11), START, PERIOD_END);
		assertThat(this.pledgeTexts.end(pledged, Locale.GERMAN)).isEmpty();
	}

	private static String spaced(String text) {
		return text.replace('\u00a0', ' ');
	}

}
