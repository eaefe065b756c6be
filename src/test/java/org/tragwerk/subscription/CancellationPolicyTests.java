package org.tragwerk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;
import org.tragwerk.payment.FakePayments;
import org.tragwerk.payment.PaymentSnapshot;
import org.tragwerk.payment.PaymentStatus;
import org.tragwerk.subscription.CancellationPolicy.PolicyProperties;
import org.tragwerk.subscription.Contract.SubscriptionContract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.PLEDGE;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;
import static org.tragwerk.subscription.SubscriptionFixture.gift;
import static org.tragwerk.subscription.SubscriptionFixture.snapshot;

class CancellationPolicyTests {

	private static final Instant DECLARED = START.plus(Duration.ofDays(3));

	private final CancellationPolicy policy = policy(true);

	@Test
	void endsWithThePaidPeriod() {
		assertThat(endOf(after(Status.ACTIVE), null)).isEqualTo(PERIOD_END);
	}

	@Test
	void ignoresARequestedDayInThePast() {
		assertThat(endOf(after(Status.ACTIVE), LocalDate.parse("2026-01-01"))).isEqualTo(PERIOD_END);
	}

	@Test
	void endsAfterTheRequestedDay() {
		assertThat(endOf(after(Status.ACTIVE), LocalDate.parse("2027-02-01"))).isEqualTo("2027-02-24T20:00:00Z");
	}

	@ParameterizedTest
	@EnumSource(names = { "PAST_DUE", "UNPAID", "BOUNCED" })
	void endsImmediatelyWhileAPaymentIsOpen(Status status) {
		assertThat(endOf(after(Status.ACTIVE, status), null)).isEqualTo(DECLARED);
	}

	@Test
	@Fault("F62")
	void endsWithThePeriodWhilePaused() {
		assertThat(endOf(after(Status.ACTIVE, Status.PAUSED), null)).isEqualTo(PERIOD_END);
	}

	@Test
	void keepsAnEarlierScheduledEnd() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), DECLARED);
		assertThat(endOf(subscription, LocalDate.parse("2027-02-01"))).isEqualTo(PERIOD_END);
	}

	@Test
	void countsFromTheDayOfTheDeclaration() {
		var subscription = after(Status.ACTIVE);
		var renewed = new SubscriptionSnapshot("sub_ada", null, Status.ACTIVE, PLEDGE, START,
				Instant.parse("2027-01-24T20:00:00Z"), null, null, null, null, null);
		subscription.sync(renewed, PERIOD_END);
		assertThat(endOf(subscription, null)).isEqualTo(PERIOD_END);
	}

	@Test
	void keepsTheEndOfAnEndedContract() {
		assertThat(endOf(after(Status.ACTIVE, Status.ENDED), LocalDate.parse("2027-02-01"))).isEqualTo(PERIOD_END);
	}

	@Test
	void whatIsOverEndedAtItsTimeAndWhatIsScheduledLaterEndsBefore() {
		var details = new SubscriptionDetails(PLEDGE, START, PERIOD_END, null, null);
		var later = PERIOD_END.plus(Duration.ofDays(40));
		for (var over : new boolean[] { true, false }) {
			var contract = new SubscriptionContract(new SubscriptionId(UUID.randomUUID()), details, later, over, true,
					false);
			assertThat(this.policy.endOf(contract, DECLARED, null)).isEqualTo(over ? later : PERIOD_END);
		}
	}

	@Test
	void aWishedDayIsKeptWhereAPaymentIsOpen() {
		assertThat(endOf(after(Status.ACTIVE, Status.PAST_DUE), LocalDate.parse("2027-02-01")))
			.isEqualTo("2027-02-24T20:00:00Z");
	}

	@Test
	@Fault("F68")
	void knowsWhetherAnythingWasPaid() {
		var payments = new FakePayments();
		var paid = new SubscriptionId(UUID.randomUUID());
		payments.sync(
				Map.of(new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, null), "sub_ada", PaymentStatus.PAID,
						new Money(750), START, START, null, null, PaymentSnapshot.Attempts.NONE, null), paid.purpose()),
				START);
		var policy = new CancellationPolicy(ContractFixture.SITE, new PolicyProperties(true), payments);
		assertThat(policy.isPaid(paid)).isTrue();
		assertThat(policy.isPaid(new SubscriptionId(UUID.randomUUID()))).isFalse();
	}

	@Test
	void endsAGiftWhenItWasMade() {
		assertThat(this.policy.endOf(gift().contract(), DECLARED, null)).isEqualTo(START);
	}

	@ParameterizedTest
	@CsvSource({
			// in the first term
			"YEARLY, 2026-11-24T20:00:00Z, 2027-11-24T20:00:00Z, 2026-12-01T10:00:00Z, , 2027-11-24T20:00:00Z",
			"YEARLY, 2026-11-24T20:00:00Z, 2027-11-24T20:00:00Z, 2027-11-20T10:00:00Z, , 2027-11-24T20:00:00Z",
			// afterwards, within a month, on the same day of the month
			"YEARLY, 2026-11-24T20:00:00Z, 2028-11-24T20:00:00Z, 2027-11-25T10:00:00Z, , 2027-12-25T20:00:00Z",
			"YEARLY, 2026-11-24T20:00:00Z, 2028-11-24T20:00:00Z, 2028-03-05T10:00:00Z, , 2028-04-05T20:00:00Z",
			"HALF_YEARLY, 2026-11-24T20:00:00Z, 2027-11-24T20:00:00Z, 2027-08-31T10:00:00Z, , 2027-09-30T20:00:00Z",
			"QUARTERLY, 2026-11-24T20:00:00Z, 2027-05-24T20:00:00Z, 2027-03-01T10:00:00Z, , 2027-04-01T20:00:00Z",
			// with the period if that ends before
			"QUARTERLY, 2026-11-24T20:00:00Z, 2027-05-24T20:00:00Z, 2027-05-01T10:00:00Z, , 2027-05-24T20:00:00Z",
			// not before a wished day, in this period, the next one, or the first one
			"YEARLY, 2026-11-24T20:00:00Z, 2028-11-24T20:00:00Z, 2028-03-05T10:00:00Z, 2028-06-30, 2028-06-30T20:00:00Z",
			"YEARLY, 2026-11-24T20:00:00Z, 2028-11-24T20:00:00Z, 2028-03-05T10:00:00Z, 2028-03-10, 2028-04-05T20:00:00Z",
			"YEARLY, 2026-11-24T20:00:00Z, 2028-11-24T20:00:00Z, 2028-03-05T10:00:00Z, 2028-12-31, 2028-12-31T20:00:00Z",
			"YEARLY, 2026-11-24T20:00:00Z, 2027-11-24T20:00:00Z, 2027-03-05T10:00:00Z, 2027-06-30, 2027-11-24T20:00:00Z",
			// a month has one day only once, whatever the hour in the zone
			"YEARLY, 2026-11-24T23:30:00Z, 2028-11-24T23:30:00Z, 2028-03-05T10:00:00Z, , 2028-04-04T23:30:00Z",
			// monthly ones end with the month
			"MONTHLY, 2026-11-24T20:00:00Z, 2028-11-24T20:00:00Z, 2028-10-30T10:00:00Z, , 2028-11-24T20:00:00Z" })
	void endsWithinAMonthAfterTheFirstPeriod(Interval interval, Instant start, Instant paidUntil, Instant declared,
			@Nullable LocalDate earliest, Instant end) {
		assertThat(this.policy.endOf(contract(interval, start, paidUntil, true), declared, earliest)).isEqualTo(end);
	}

	@Test
	void endsWithThePeriodIfTheSettingIsOff() {
		var contract = contract(Interval.YEARLY, START, Instant.parse("2028-11-24T20:00:00Z"), true);
		assertThat(policy(false).endOf(contract, Instant.parse("2028-03-05T10:00:00Z"), null))
			.isEqualTo("2028-11-24T20:00:00Z");
	}

	@Test
	void endsImmediatelyWhileAPaymentIsOpenAfterTheFirstPeriod() {
		var contract = contract(Interval.YEARLY, START, Instant.parse("2028-11-24T20:00:00Z"), false);
		var declared = Instant.parse("2027-12-05T10:00:00Z");
		assertThat(this.policy.endOf(contract, declared, null)).isEqualTo(declared);
	}

	@Test
	void endsImmediatelyWithoutAPeriod() {
		var contract = contract(Interval.YEARLY, START, null, true);
		assertThat(this.policy.endOf(contract, DECLARED, null)).isEqualTo(DECLARED);
	}

	private Instant endOf(Subscription subscription, @Nullable LocalDate earliest) {
		return this.policy.endOf(subscription.contract().orElseThrow(), DECLARED, earliest);
	}

	private static CancellationPolicy policy(boolean endWithinAMonth) {
		return new CancellationPolicy(ContractFixture.SITE, new PolicyProperties(endWithinAMonth), new FakePayments());
	}

	private static SubscriptionContract contract(Interval interval, Instant start, @Nullable Instant paidUntil,
			boolean collecting) {
		return new SubscriptionContract(new SubscriptionId(UUID.randomUUID()),
				new SubscriptionDetails(new Pledge(new Money(6000), interval), start, paidUntil, null, null), null,
				false, collecting, false);
	}

}
