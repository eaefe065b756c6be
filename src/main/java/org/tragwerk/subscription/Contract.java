package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.tragwerk.money.Money;

/**
 * A contract with a member: a subscription or a gift.
 */
public sealed interface Contract {

	/** The contract's id, the same as that of its subscription or gift. */
	ContractId id();

	/** When the contract was made. */
	Instant madeAt();

	/** Whether the contract has ended. */
	boolean over();

	/**
	 * The end of the contract if it is canceled at that moment; not later than an end
	 * that is already scheduled.
	 * @param earliest the day before which it must not end, null for none
	 */
	Instant endFor(Instant declaredAt, @Nullable LocalDate earliest, ZoneId zone);

	/** Amount and interval as text, such as "7,50 € im Monat". */
	String in(PledgeTexts pledgeTexts, Locale locale);

	/** The contract number shown to the member, see {@link ContractNumber}. */
	default String contractNumber() {
		return ContractNumber.of(id());
	}

	/**
	 * The contract of a subscription.
	 *
	 * @param endsAt the scheduled or past end, null for none
	 * @param over whether it has ended
	 * @param paid whether the current period is paid
	 */
	record SubscriptionContract(SubscriptionId subscription, SubscriptionDetails subscriptionDetails,
			@Nullable Instant endsAt, boolean over, boolean paid) implements Contract {

		@Override
		public ContractId id() {
			return new ContractId(this.subscription.value());
		}

		@Override
		public Instant madeAt() {
			return this.subscriptionDetails.startedAt();
		}

		/** Whether it ends with the last month that the member chose when pledging. */
		public boolean endsAsPledged(ZoneId zone) {
			return this.subscriptionDetails.requestedEnd(zone).filter((end) -> end.equals(this.endsAt)).isPresent();
		}

		@Override
		public Instant endFor(Instant declaredAt, @Nullable LocalDate earliest, ZoneId zone) {
			var end = this.subscriptionDetails.cancellationDates().nextEnd(declaredAt, earliest, this.paid, zone);
			return (this.endsAt != null && (this.over || this.endsAt.isBefore(end))) ? this.endsAt : end;
		}

		@Override
		public String in(PledgeTexts pledgeTexts, Locale locale) {
			return pledgeTexts.of(this.subscriptionDetails.pledge(), locale);
		}

	}

	/**
	 * The contract of a gift: it ends when it is made, but can be withdrawn from.
	 */
	record GiftContract(GiftId gift, Money amount, Instant madeAt) implements Contract {

		@Override
		public ContractId id() {
			return new ContractId(this.gift.value());
		}

		@Override
		public boolean over() {
			return true;
		}

		@Override
		public Instant endFor(Instant declaredAt, @Nullable LocalDate earliest, ZoneId zone) {
			return this.madeAt;
		}

		@Override
		public String in(PledgeTexts pledgeTexts, Locale locale) {
			return pledgeTexts.once(this.amount, locale);
		}

	}

}
