package org.tragwerk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.member.Contact;
import org.tragwerk.member.MemberId;
import org.tragwerk.member.MemberContracts;
import org.tragwerk.member.Members;
import org.tragwerk.money.Money;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tragwerk.subscription.Contract.ContractId;
import org.tragwerk.subscription.Contract.SubscriptionContract;

/**
 * Finds and ends contracts. A subscription whose first payment has not been made is not a
 * contract yet.
 */
@Component
public class Contracts implements MemberContracts {

	/**
	 * A margin, because the provider can start the first period a moment before the
	 * contract was made.
	 */
	private static final Duration BEFORE = Duration.ofDays(1);

	private final SubscriptionRepository subscriptions;

	private final GiftRepository gifts;

	private final Members members;

	private final CancelSubscription cancelSubscription;

	private final CancellationPolicy policy;

	Contracts(SubscriptionRepository subscriptions, GiftRepository gifts, Members members,
			CancelSubscription cancelSubscription, CancellationPolicy policy) {
		this.subscriptions = subscriptions;
		this.gifts = gifts;
		this.members = members;
		this.cancelSubscription = cancelSubscription;
		this.policy = policy;
	}

	/**
	 * The contract with that number. Knowing a number does not authenticate anybody.
	 * @param contractNumber as typed
	 */
	@Transactional(readOnly = true)
	public Optional<Contract> find(String contractNumber) {
		return ContractNumber.digitsOf(contractNumber)
			.flatMap((digits) -> this.subscriptions.findByContractNumber(digits)
				.flatMap(Subscription::contract)
				.<Contract>map(Function.identity())
				.or(() -> this.gifts.findByContractNumber(digits).map(Gift::contract)));
	}

	/** The member who made the contract, to write to. */
	@Transactional(readOnly = true)
	public Contact contactOf(ContractId id) {
		return this.members.contactOf(this.gifts.findById(id.value())
			.map(Gift::member)
			.orElseGet(() -> find(new SubscriptionId(id.value())).member()));
	}

	/** All contracts of members with that email address, the newest first. */
	@Transactional(readOnly = true)
	public List<Contract> findByAddress(String address) {
		return newestFirst(this.members.findByAddress(address).stream().flatMap(this::of)).toList();
	}

	/**
	 * The contract in any status.
	 * @throws IllegalArgumentException if there is none
	 */
	@Transactional(readOnly = true)
	public Contract get(ContractId id) {
		return this.gifts.findById(id.value())
			.<Contract>map(Gift::contract)
			.orElseGet(() -> get(new SubscriptionId(id.value())));
	}

	/**
	 * The contract of the subscription, in any status.
	 * @throws IllegalArgumentException if there is none
	 */
	@Transactional(readOnly = true)
	public SubscriptionContract get(SubscriptionId id) {
		return contractOf(find(id));
	}

	/**
	 * The member who made the gift.
	 * @throws IllegalArgumentException if there is no such gift
	 */
	@Transactional(readOnly = true)
	public MemberId memberOf(GiftId id) {
		return this.gifts.findById(id.value())
			.map(Gift::member)
			.orElseThrow(() -> new IllegalArgumentException("No gift is known as " + id.value() + "."));
	}

	/**
	 * The end of the contract if it is canceled at that moment; not later than an end
	 * that is already scheduled.
	 * @param earliest the day before which it must not end, null for the next possible
	 * day
	 */
	public Instant endOf(Contract contract, Instant declaredAt, @Nullable LocalDate earliest) {
		return this.policy.endOf(contract, declaredAt, earliest);
	}

	/**
	 * What is refunded to a member who has canceled the contract, for the days after its
	 * end; nothing if it ends for another reason.
	 */
	@Transactional(readOnly = true)
	public Money refundAfter(ContractId id, Instant endsAt) {
		return this.subscriptions.findById(id.value())
			.flatMap((subscription) -> subscription.unusedFrom(endsAt)
				.flatMap((from) -> subscription.contract().map((contract) -> this.policy.refundAfter(contract, from))))
			.orElse(Money.ZERO);
	}

	/** Whether anything was ever paid for the subscription. */
	@Transactional(readOnly = true)
	public boolean isPaid(SubscriptionId id) {
		return this.policy.isPaid(id);
	}

	/**
	 * Ends the contract with the billing period of the declaration, or with the one that
	 * contains the earliest day; within a month if a first period longer than that is
	 * over; at once while a payment is open. Payments for later times are refunded.
	 * @param earliest null for the next possible day
	 * @param cause the id of the declaration, for which the contract is ended once
	 * @return the end of the contract
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Instant end(ContractId id, Instant declaredAt, @Nullable LocalDate earliest, UUID cause) {
		var endsAt = endOf(get(id), declaredAt, earliest);
		this.subscriptions.findById(id.value())
			.filter((subscription) -> !subscription.isOver())
			.ifPresent((subscription) -> this.cancelSubscription.request(subscription, endsAt, EndReason.BY_SUPPORTER,
					cause));
		return endsAt;
	}

	/**
	 * Withdraws from the contract: ends it now and refunds all its payments, also if it
	 * has ended.
	 * @param cause the id of the declaration, for which this is done once
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void withdraw(ContractId id, UUID cause) {
		var begin = get(id).madeAt().minus(BEFORE);
		this.subscriptions.findById(id.value())
			.ifPresent(
					(subscription) -> this.cancelSubscription.request(subscription, begin, EndReason.WITHDRAWN, cause));
		this.gifts.findById(id.value()).ifPresent((gift) -> this.cancelSubscription.refund(gift, cause));
	}

	@Override
	@Transactional(readOnly = true)
	public List<String> numbersOf(MemberId member) {
		return newestFirst(of(member)).map(Contract::contractNumber).toList();
	}

	private static Stream<Contract> newestFirst(Stream<Contract> contracts) {
		return contracts.sorted(Comparator.comparing(Contract::madeAt).reversed());
	}

	private Stream<Contract> of(MemberId member) {
		return Stream.concat(
				this.subscriptions.findByMemberId(member.value())
					.stream()
					.flatMap((subscription) -> subscription.contract().stream()),
				this.gifts.findByMemberId(member.value()).stream().map(Gift::contract));
	}

	private Subscription find(SubscriptionId id) {
		return this.subscriptions.findById(id.value())
			.orElseThrow(() -> new IllegalArgumentException("No contract is known as " + id.value() + "."));
	}

	private static SubscriptionContract contractOf(Subscription subscription) {
		return subscription.contract()
			.orElseThrow(() -> new IllegalArgumentException(subscription.id() + " is no contract yet."));
	}

}
