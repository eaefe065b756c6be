package org.tragwerk.subscription;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.subscription.SubscriptionFixture.signup;

class RequestedEndTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@ParameterizedTest
	@Fault("F85")
	@CsvSource({ "2027-01-31T10:00:00Z, MONTHLY, 2027-01, 2027-02-28T10:00:00Z",
			"2027-01-31T10:00:00Z, MONTHLY, 2027-02, 2027-03-31T10:00:00Z",
			"2027-01-31T10:00:00Z, MONTHLY, 2027-03, 2027-04-30T10:00:00Z",
			"2028-01-31T10:00:00Z, MONTHLY, 2028-01, 2028-02-29T10:00:00Z",
			"2027-08-31T10:00:00Z, HALF_YEARLY, 2027-12, 2028-02-29T10:00:00Z",
			"2027-01-15T10:00:00Z, QUARTERLY, 2027-03, 2027-04-15T10:00:00Z",
			"2027-01-15T10:00:00Z, QUARTERLY, 2027-04, 2027-07-15T10:00:00Z",
			"2028-02-29T10:00:00Z, YEARLY, 2029-02, 2030-02-28T10:00:00Z" })
	void endsWithThePeriodOfTheLastDebit(Instant anchor, Interval interval, YearMonth last, Instant end) {
		assertThat(end(anchor, interval, last)).isEqualTo(end);
	}

	@ParameterizedTest
	@CsvSource({ "2027-01-31T23:30:00Z, 2027-02, 2027-02-28T23:30:00Z",
			"2027-01-31T23:30:00Z, 2027-03, 2027-03-31T23:30:00Z" })
	void usesTheMonthInTheZone(Instant anchor, YearMonth last, Instant end) {
		assertThat(end(anchor, Interval.MONTHLY, last)).isEqualTo(end);
	}

	@ParameterizedTest
	@CsvSource({ "2027-01-31T10:00:00Z, 2026-12, 2027-02-28T10:00:00Z" })
	void endsAfterTheFirstPeriodAtTheEarliest(Instant anchor, YearMonth last, Instant end) {
		assertThat(end(anchor, Interval.MONTHLY, last)).isEqualTo(end);
	}

	private static Instant end(Instant anchor, Interval interval, YearMonth last) {
		var snapshot = new SubscriptionSnapshot("sub_ada", null, Status.ACTIVE, new Pledge(new Money(750), interval),
				anchor, anchor, null, null, null, null, null);
		var subscription = new Subscription(SubscriptionFixture.ADA, Origin.attempt(UUID.randomUUID()), "cus_ada",
				snapshot);
		subscription.signUp(signup(last));
		subscription.sync(snapshot, anchor);
		return subscription.details().flatMap((details) -> details.requestedEnd(BERLIN)).orElseThrow();
	}

}
