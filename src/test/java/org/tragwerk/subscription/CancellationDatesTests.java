package org.tragwerk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.PLEDGE;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;
import static org.tragwerk.subscription.SubscriptionFixture.snapshot;

class CancellationDatesTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final Instant DECLARED = START.plus(Duration.ofDays(3));

	@Test
	void endsWithThePeriodThatIsPaid() {
		assertThat(after(Status.ACTIVE).contract().orElseThrow().endFor(DECLARED, null, BERLIN)).isEqualTo(PERIOD_END);
	}

	@Test
	void endsNoLaterForADayThatHasPassed() {
		assertThat(
				after(Status.ACTIVE).contract().orElseThrow().endFor(DECLARED, LocalDate.parse("2026-01-01"), BERLIN))
			.isEqualTo(PERIOD_END);
	}

	@Test
	void goesOnUntilTheWishedDay() {
		assertThat(
				after(Status.ACTIVE).contract().orElseThrow().endFor(DECLARED, LocalDate.parse("2027-02-01"), BERLIN))
			.isEqualTo("2027-02-24T20:00:00Z");
	}

	@ParameterizedTest
	@EnumSource(names = { "PAST_DUE", "UNPAID", "PAUSED" })
	void endsAtOnceWhereNothingIsPaid(Status status) {
		assertThat(after(Status.ACTIVE, status).contract().orElseThrow().endFor(DECLARED, null, BERLIN))
			.isEqualTo(DECLARED);
	}

	@Test
	void neverEndsLaterThanItWouldHave() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), DECLARED);
		assertThat(subscription.contract().orElseThrow().endFor(DECLARED, LocalDate.parse("2027-02-01"), BERLIN))
			.isEqualTo(PERIOD_END);
	}

	@Test
	void countsFromTheDayOfTheDeclarationHoweverLateItIsCarriedOut() {
		var subscription = after(Status.ACTIVE);
		var renewed = new SubscriptionSnapshot("sub_ada", null, Status.ACTIVE, PLEDGE, START,
				Instant.parse("2027-01-24T20:00:00Z"), null, null, null, null, null);
		subscription.sync(renewed, PERIOD_END);
		assertThat(subscription.contract().orElseThrow().endFor(DECLARED, null, BERLIN)).isEqualTo(PERIOD_END);
	}

	@Test
	void endedWhenItEnded() {
		assertThat(after(Status.ACTIVE, Status.ENDED).contract()
			.orElseThrow()
			.endFor(DECLARED, LocalDate.parse("2027-02-01"), BERLIN)).isEqualTo(PERIOD_END);
	}

}
