package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.tragwerk.money.Money;

/**
 * What was agreed with a member, as the member knows it.
 */
public sealed interface Contract {

	ContractId id();

	Instant madeAt();

	/** Whether there is nothing to end any more. */
	boolean over();

	/** When it ends if declared at that moment; never later than it would anyway. */
	Instant endFor(Instant declaredAt, @Nullable LocalDate earliest, ZoneId zone);

	/** What is given, such as "7,50 € im Monat". */
	String in(PledgeTexts pledgeTexts, Locale locale);

	/** The number that the member knows it by, see {@link ContractNumber}. */
	default String contractNumber() {
		return ContractNumber.of(id());
	}

	/**
	 * A subscription as its member knows it.
	 *
	 * @param endsAt the end, planned or past; null if none is known
	 * @param over whether it has ended
	 * @param paid whether nothing is owed for the period that runs now
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

		/** Whether it ends after the last month that the member chose at the start. */
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
	 * A gift as its giver knows it: over as soon as it is made, and yet it can be
	 * withdrawn.
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
