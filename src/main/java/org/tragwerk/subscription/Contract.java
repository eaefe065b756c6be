package org.tragwerk.subscription;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

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
	boolean isOver();

	/** Amount and interval as text, such as "7,50 € im Monat". */
	String pledgeText(PledgeTexts pledgeTexts, Locale locale);

	/** The contract number shown to the member, see {@link ContractNumber}. */
	default String contractNumber() {
		return ContractNumber.of(id());
	}

	/**
	 * The contract of a subscription.
	 *
	 * @param endsAt the scheduled or past end, null for none
	 * @param over whether it has ended
	 * @param collecting whether no payment is open, so that it ends with a period
	 * @param paused whether nothing is collected for now
	 */
	record SubscriptionContract(SubscriptionId subscription, SubscriptionDetails subscriptionDetails,
			@Nullable Instant endsAt, boolean over, boolean collecting, boolean paused) implements Contract {

		@Override
		public ContractId id() {
			return new ContractId(this.subscription.value());
		}

		@Override
		public Instant madeAt() {
			return this.subscriptionDetails.startedAt();
		}

		@Override
		public boolean isOver() {
			return this.over;
		}

		/** The debits of the contract until its end. */
		public DebitSchedule debits(ZoneId zone) {
			return DebitSchedule.of(this.subscriptionDetails, this.endsAt, zone);
		}

		/** Whether it ends with the last month that the member chose when pledging. */
		public boolean endsAsPledged(ZoneId zone) {
			return this.subscriptionDetails.requestedEnd(zone).filter((end) -> end.equals(this.endsAt)).isPresent();
		}

		/**
		 * Whether it ends within a billing period, which is paid back in part or was
		 * debited after the end.
		 */
		public boolean endsWithinAPeriod() {
			var next = this.subscriptionDetails.paidUntil();
			return this.endsAt != null && next != null && this.endsAt.isBefore(next);
		}

		@Override
		public String pledgeText(PledgeTexts pledgeTexts, Locale locale) {
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
		public boolean isOver() {
			return true;
		}

		@Override
		public String pledgeText(PledgeTexts pledgeTexts, Locale locale) {
			return pledgeTexts.once(this.amount, locale);
		}

	}

	/**
	 * The id of a contract: that of its subscription or gift.
	 */
	record ContractId(UUID value) {
	}

}
