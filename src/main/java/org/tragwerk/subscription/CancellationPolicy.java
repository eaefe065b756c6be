package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Money;
import org.tragwerk.payment.Payments;
import org.tragwerk.payment.Payments.Share;
import org.tragwerk.site.ContractTerms;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contract.SubscriptionContract;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Decides on which day a contract ends that is canceled, and what is refunded for the
 * days after that.
 */
@Component
class CancellationPolicy implements ContractTerms {

	private final SiteProperties site;

	private final PolicyProperties properties;

	private final Payments payments;

	CancellationPolicy(SiteProperties site, PolicyProperties properties, Payments payments) {
		this.site = site;
		this.properties = properties;
		this.payments = payments;
	}

	/**
	 * The end of the contract if it is canceled at that moment; not later than an end
	 * that is already scheduled. A gift ended when it was made.
	 * @param earliest the day before which it must not end, null for none
	 */
	Instant endOf(Contract contract, Instant declaredAt, @Nullable LocalDate earliest) {
		return (contract instanceof SubscriptionContract subscription) ? endOf(subscription, declaredAt, earliest)
				: contract.madeAt();
	}

	private Instant endOf(SubscriptionContract contract, Instant declaredAt, @Nullable LocalDate earliest) {
		var dates = contract.subscriptionDetails().cancellationDates();
		var end = endWithinAMonth()
				? dates.nextEndWithinAMonth(declaredAt, earliest, contract.collecting(), this.site.zone())
				: dates.nextEnd(declaredAt, earliest, contract.collecting(), this.site.zone());
		return (contract.endsAt() != null && (contract.isOver() || contract.endsAt().isBefore(end))) ? contract.endsAt()
				: end;
	}

	/**
	 * The shares of payments to refund to a member who canceled the contract; none if it
	 * ends with a period.
	 */
	List<Share> sharesAfter(SubscriptionContract contract, Instant endsAt) {
		var interval = contract.subscriptionDetails().pledge().interval();
		return (endWithinAMonth() && interval.months() > 1)
				? this.payments.sharesAfter(contract.subscription().purpose(), endsAt) : List.of();
	}

	/** The sum of these shares. */
	Money refundAfter(SubscriptionContract contract, Instant endsAt) {
		return new Money(sharesAfter(contract, endsAt).stream().mapToLong((share) -> share.amount().cents()).sum());
	}

	@Override
	public boolean endWithinAMonth() {
		return this.properties.endWithinAMonth();
	}

	/** Whether anything was ever paid. */
	boolean isPaid(SubscriptionId subscription) {
		return this.payments.isPaid(subscription.purpose());
	}

	/**
	 * Settings of the term of contracts.
	 *
	 * @param endWithinAMonth whether a contract whose first period is over ends within a
	 * month of its cancellation and the rest is refunded, as § 309 no. 9 BGB demands of
	 * periods longer than a month
	 */
	@ConfigurationProperties("tragwerk.pledge")
	record PolicyProperties(@DefaultValue("true") boolean endWithinAMonth) {
	}

}
