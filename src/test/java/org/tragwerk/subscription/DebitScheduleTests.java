package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.DebitSchedule.Debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.subscription.SubscriptionFixture.BERLIN;

class DebitScheduleTests {

	@ParameterizedTest
	@Fault("F85")
	@CsvSource({ "2027-01-07T10:00:00Z, QUARTERLY, 2027-07, 2027-01-07 2027-04-07 2027-07-07",
			"2027-01-07T10:00:00Z, QUARTERLY, 2027-09, 2027-01-07 2027-04-07 2027-07-07",
			"2027-01-07T10:00:00Z, YEARLY, 2027-07, 2027-01-07",
			"2027-01-31T10:00:00Z, MONTHLY, 2027-03, 2027-01-31 2027-02-28 2027-03-31",
			"2028-02-29T10:00:00Z, YEARLY, 2029-02, 2028-02-29 2029-02-28",
			"2027-01-07T10:00:00Z, MONTHLY, 2026-12, 2027-01-07" })
	void endsWithTheLastDebitUntilTheChosenMonth(Instant start, Interval interval, YearMonth last, String days) {
		var schedule = schedule(start, interval, last, null);
		assertThat(days(schedule.debits())).isEqualTo(days);
		assertThat(schedule.endless()).isFalse();
		assertThat(schedule.complete()).isTrue();
		assertThat(schedule.sum()).isEqualTo(new Money(2000L * schedule.count()));
	}

	@Test
	void goesOnUntilSomebodyCancels() {
		var schedule = schedule(Instant.parse("2027-01-31T10:00:00Z"), Interval.MONTHLY, null, null);
		assertThat(schedule.endless()).isTrue();
		assertThat(schedule.last()).isEmpty();
		assertThat(schedule.endsWithinAYear()).isFalse();
		assertThat(schedule.count()).isEqualTo(121);
		assertThat(schedule.debits().get(120).day()).isEqualTo("2037-01-31");
	}

	/** A payment is collected about an hour after its period began. */
	@ParameterizedTest
	@CsvSource({ "2027-01-15T22:30:00Z, 2027-01-15 2027-02-16 2027-03-16 2027-04-16",
			"2027-01-15T21:30:00Z, 2027-01-15 2027-02-15 2027-03-15 2027-04-16",
			"2027-01-15T23:30:00Z, 2027-01-16 2027-02-16 2027-03-16 2027-04-16" })
	void namesTheDayInTheZoneOnWhichTheAccountIsDebited(Instant start, String days) {
		assertThat(days(schedule(start, Interval.MONTHLY, YearMonth.of(2027, 4), null).debits())).isEqualTo(days);
	}

	@Test
	void countsTheMonthInWhichAPaymentIsCollected() {
		var start = Instant.parse("2027-01-30T22:30:00Z");
		var schedule = schedule(start, Interval.MONTHLY, null, null);
		assertThat(days(schedule.debits().subList(0, 4))).isEqualTo("2027-01-30 2027-03-01 2027-03-31 2027-05-01");
		assertThat(List.copyOf(schedule.ends().entrySet()).subList(0, 3))
			.hasToString("[2027-01=1, 2027-03=3, 2027-05=5]");
		assertThat(schedule(start, Interval.MONTHLY, YearMonth.of(2027, 2), null).count()).isEqualTo(1);
		assertThat(schedule(start, Interval.MONTHLY, YearMonth.of(2027, 3), null).count()).isEqualTo(3);
	}

	@Test
	void offersOnlyMonthsWithADebit() {
		var ends = schedule(Instant.parse("2027-01-07T10:00:00Z"), Interval.HALF_YEARLY, null, null).ends();
		assertThat(ends).hasSize(21).containsEntry(YearMonth.of(2027, 1), 1).containsEntry(YearMonth.of(2027, 7), 2);
		assertThat(ends.lastKey()).isEqualTo(YearMonth.of(2037, 1));
	}

	@ParameterizedTest
	@CsvSource({ "2027-01-07T10:00:00Z", "2027-01-31T22:30:00Z", "2028-02-29T22:59:59Z", "2027-10-30T22:30:00Z",
			"2027-08-30T22:30:00Z", "2027-12-31T23:30:00Z", "2027-03-28T00:30:00Z" })
	void hasAsManyDebitsAsAnOfferedEndSays(Instant start) {
		Stream.of(Interval.values())
			.filter(Interval::isRecurring)
			.forEach((interval) -> schedule(start, interval, null, null).ends().forEach((month, count) -> {
				var schedule = schedule(start, interval, month, null);
				assertThat(schedule.count()).as("%s %s %s", start, interval, month).isEqualTo(count);
				assertThat(schedule.last().map(Debit::month)).contains(month);
			}));
	}

	@Test
	void expectsDirectDebitsSomeBankDaysLater() {
		var debited = new PaymentMethodDetails(PaymentMethodType.SEPA_DEBIT, "REF", LocalDate.of(2026, 12, 2));
		var start = Instant.parse("2026-11-28T13:00:00Z");
		var schedule = schedule(start, Interval.MONTHLY, YearMonth.of(2027, 1), debited);
		assertThat(days(schedule.debits())).isEqualTo("2026-12-02 2026-12-30 2027-02-01");
		assertThat(schedule.debits()).allMatch(Debit::expected);
		var unknown = schedule(start, Interval.MONTHLY, YearMonth.of(2027, 1),
				PaymentMethodDetails.of(PaymentMethodType.SEPA_DEBIT));
		assertThat(days(unknown.debits())).isEqualTo("2026-12-01 2026-12-30 2027-02-01");
		var card = schedule(start, Interval.MONTHLY, null, PaymentMethodDetails.of(PaymentMethodType.CARD));
		assertThat(card.debits()).noneMatch(Debit::expected);
	}

	@Test
	void continuesFromTheCurrentPeriodIfDebitsWereMoved() {
		var pledge = new Pledge(new Money(2000), Interval.MONTHLY);
		var details = new SubscriptionDetails(pledge, Instant.parse("2027-01-07T10:00:00Z"),
				Instant.parse("2027-05-20T12:00:00Z"), null, null);
		var schedule = DebitSchedule.of(details, Instant.parse("2027-07-20T12:00:00Z"), BERLIN);
		assertThat(days(schedule.debits())).isEqualTo("2027-01-07 2027-05-20 2027-06-20");
		assertThat(schedule.complete()).isFalse();
		assertThat(schedule.after(Instant.EPOCH).complete()).isFalse();
	}

	@Test
	void endsBeforeTheDebitThatIsDueAtTheEnd() {
		var start = Instant.parse("2027-01-07T10:00:00Z");
		var details = details(start, Interval.MONTHLY, YearMonth.of(2030, 1), null);
		assertThat(DebitSchedule.of(details, Instant.parse("2027-03-07T10:00:00Z"), BERLIN).count()).isEqualTo(2);
		assertThat(DebitSchedule.of(details, Instant.parse("2027-03-07T10:00:01Z"), BERLIN).count()).isEqualTo(3);
		assertThat(DebitSchedule.of(details, start, BERLIN).first()).isEmpty();
		assertThat(DebitSchedule.of(details, start, BERLIN).endsWithinAYear()).isTrue();
	}

	@Test
	void leavesOutWhatIsDue() {
		var schedule = schedule(Instant.parse("2027-01-07T10:00:00Z"), Interval.MONTHLY, YearMonth.of(2027, 3), null);
		assertThat(days(schedule.after(Instant.parse("2027-02-07T09:59:59Z")).debits()))
			.isEqualTo("2027-02-07 2027-03-07");
		assertThat(days(schedule.after(Instant.parse("2027-02-07T10:00:00Z")).debits())).isEqualTo("2027-03-07");
		assertThat(schedule.after(Instant.parse("2027-02-07T10:00:00Z")).complete()).isFalse();
		assertThat(schedule.after(Instant.parse("2027-01-07T09:00:00Z"))).isEqualTo(schedule);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-28T12:59:59Z, ''", "2026-11-28T13:00:00Z, 2026-12-01", "2026-12-01T22:59:59Z, 2026-12-01",
			"2026-12-01T23:00:00Z, ''", "2026-12-28T13:00:00Z, 2026-12-30" })
	void knowsWhichDirectDebitsCannotBeStopped(Instant now, String days) {
		var schedule = schedule(Instant.parse("2026-11-28T13:00:00Z"), Interval.MONTHLY, null,
				PaymentMethodDetails.of(PaymentMethodType.SEPA_DEBIT));
		assertThat(days(schedule.underway(now, BERLIN).toList())).isEqualTo(days);
	}

	@Test
	void hasNoCardPaymentUnderway() {
		var start = Instant.parse("2026-11-28T13:00:00Z");
		assertThat(schedule(start, Interval.MONTHLY, null, null).underway(start, BERLIN)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "MONTHLY, 2027-12, true", "MONTHLY, 2028-01, false", "YEARLY, 2027-05, true", "YEARLY, 2028-01, false",
			"HALF_YEARLY, 2027-07, true" })
	void knowsWhetherItEndsWithinAYear(Interval interval, YearMonth last, boolean within) {
		assertThat(schedule(Instant.parse("2027-01-07T10:00:00Z"), interval, last, null).endsWithinAYear())
			.isEqualTo(within);
	}

	private static DebitSchedule schedule(Instant start, Interval interval, @Nullable YearMonth last,
			@Nullable PaymentMethodDetails method) {
		return details(start, interval, last, method).debits(BERLIN);
	}

	private static SubscriptionDetails details(Instant start, Interval interval, @Nullable YearMonth last,
			@Nullable PaymentMethodDetails method) {
		return new SubscriptionDetails(new Pledge(new Money(2000), interval), start, null, last, method);
	}

	private static String days(List<Debit> debits) {
		return String.join(" ", debits.stream().map((debit) -> debit.day().toString()).toList());
	}

}
