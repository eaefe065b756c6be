package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.BankDays;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;

/**
 * The debits of a subscription in their order: all of them if it ends, else those of ten
 * years. Cards and PayPal accounts are debited when a payment is collected, bank accounts
 * some bank days later.
 *
 * @param complete whether it has all debits since the first
 * @param endless whether it goes on until somebody cancels
 */
public record DebitSchedule(List<Debit> debits, boolean complete, boolean endless) {

	/** For how many years debits are calculated, and an end can be chosen. */
	public static final int YEARS = 10;

	/**
	 * The debits of a subscription; if they were moved to other days, the first and those
	 * after the current period.
	 * @param endsAt its end, null for the one that was chosen when pledging, if any
	 */
	static DebitSchedule of(SubscriptionDetails details, @Nullable Instant endsAt, ZoneId zone) {
		var periods = BillingPeriods.of(details.startedAt(), details.paidUntil(), details.pledge().interval());
		var end = Optional.ofNullable(endsAt).or(() -> details.requestedEnd(zone));
		var horizon = periods.anchor().atZone(ZoneOffset.UTC).plusYears(YEARS).toInstant();
		var isComplete = periods.anchor().equals(details.startedAt());
		var begins = isComplete ? periods.begins() : Stream.concat(Stream.of(details.startedAt()), periods.begins());
		var debits = begins.takeWhile((begin) -> begin.isBefore(end.orElse(Instant.MAX)) && !begin.isAfter(horizon))
			.map((begin) -> debit(begin, details, zone))
			.toList();
		return new DebitSchedule(debits, isComplete, end.isEmpty());
	}

	private static Debit debit(Instant begin, SubscriptionDetails details, ZoneId zone) {
		var isFirst = begin.equals(details.startedAt());
		var collectedAt = isFirst ? begin : BillingPeriods.collectedAt(begin);
		var method = details.paymentMethod();
		var collectedOn = collectedAt.atZone(zone).toLocalDate();
		var isExpected = method != null && method.isDebit();
		return new Debit(begin, YearMonth.from(collectedOn),
				isExpected ? expectedDay(collectedAt, isFirst ? method : null) : collectedOn, details.pledge().amount(),
				isExpected);
	}

	/** The day for the account: as the provider expects it, else by the bank days. */
	private static LocalDate expectedDay(Instant collectedAt, @Nullable PaymentMethodDetails first) {
		return (first != null && first.debitDate() != null) ? first.debitDate() : BankDays.debitedOn(collectedAt);
	}

	/** The month in which the payment of a later period than the first is collected. */
	static YearMonth monthOf(Instant begin, ZoneId zone) {
		return YearMonth.from(BillingPeriods.collectedAt(begin).atZone(zone));
	}

	/** The debits that are due after that moment. */
	public DebitSchedule after(Instant moment) {
		var later = this.debits.stream().filter((debit) -> debit.dueAt().isAfter(moment)).toList();
		return new DebitSchedule(later, this.complete && later.equals(this.debits), this.endless);
	}

	/** The first of the debits, empty if there is none. */
	public Optional<Debit> first() {
		return this.debits.stream().findFirst();
	}

	/** The last debit; empty if there is none, or no last one. */
	public Optional<Debit> last() {
		return this.endless ? Optional.empty() : this.debits.stream().reduce((before, debit) -> debit);
	}

	/**
	 * The direct debits that cannot be stopped at that moment: due, but not yet debited.
	 */
	public Stream<Debit> underway(Instant moment, ZoneId zone) {
		var today = moment.atZone(zone).toLocalDate();
		return this.debits.stream()
			.filter((debit) -> debit.expected() && !debit.dueAt().isAfter(moment) && !debit.day().isBefore(today));
	}

	/** The number of debits. */
	public int count() {
		return this.debits.size();
	}

	/** The sum of the debits. */
	public Money sum() {
		return new Money(this.debits.stream().mapToLong((debit) -> debit.amount().cents()).sum());
	}

	/** Whether the last debit is less than a year after the first. */
	public boolean endsWithinAYear() {
		return this.debits.stream().allMatch((debit) -> debit.day().isBefore(this.debits.get(0).day().plusYears(1)));
	}

	/**
	 * The months with which it can end, those in which a debit is collected, and the
	 * number of debits until then.
	 */
	public SortedMap<YearMonth, Integer> ends() {
		var ends = new TreeMap<YearMonth, Integer>();
		var count = 0;
		for (var debit : this.debits) {
			count++;
			ends.put(debit.month(), count);
		}
		return ends;
	}

	/**
	 * A debit.
	 *
	 * @param dueAt when the period begins that it pays for
	 * @param month the month in which it is collected
	 * @param day the day on which the account is debited
	 * @param expected whether the bank can debit it on another day
	 */
	public record Debit(Instant dueAt, YearMonth month, LocalDate day, Money amount, boolean expected) {
	}

}
