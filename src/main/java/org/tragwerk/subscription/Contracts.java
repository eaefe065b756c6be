package org.tragwerk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.tragwerk.member.Members;
import org.tragwerk.site.SiteProperties;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Contracts as their members know them, and how they end. Those whose first payment is
 * still to come are no contracts yet.
 */
@Component
public class Contracts {

	/**
	 * The provider may put the start of the first period a moment before the contract.
	 */
	private static final Duration BEFORE = Duration.ofDays(1);

	private final SubscriptionRepository subscriptions;

	private final Members members;

	private final Canceling canceling;

	private final SiteProperties site;

	Contracts(SubscriptionRepository subscriptions, Members members, Canceling canceling, SiteProperties site) {
		this.subscriptions = subscriptions;
		this.members = members;
		this.canceling = canceling;
		this.site = site;
	}

	/**
	 * The contract with that reference whose member has that address.
	 * @param reference as typed
	 */
	@Transactional(readOnly = true)
	public Optional<Contract> find(String reference, String address) {
		return ContractReference.digitsOf(reference)
			.flatMap(this.subscriptions::findByContract)
			.filter((subscription) -> this.members.contactOf(subscription.member()).address().equalsIgnoreCase(address))
			.flatMap(Subscription::contract);
	}

	/** All contracts of whoever has that address, the newest first. */
	@Transactional(readOnly = true)
	public List<Contract> at(String address) {
		return this.members.at(address)
			.stream()
			.flatMap((member) -> this.subscriptions.findByMemberId(member.value()).stream())
			.flatMap((subscription) -> subscription.contract().stream())
			.sorted(Comparator.comparing((Contract contract) -> contract.agreement().startedAt()).reversed())
			.toList();
	}

	/** The contract, wherever it stands. */
	@Transactional(readOnly = true)
	public Contract get(SubscriptionId id) {
		return begun(find(id));
	}

	/**
	 * Has the contract end with the period that runs at the time of the declaration, or
	 * with the one in which the wished day falls; at once if that period is not paid.
	 * What is collected for later all the same is paid back.
	 * @param wished null for the next possible day
	 * @param because the business id of the declaration, carried out once
	 * @return when it ends
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Instant end(SubscriptionId id, Instant declaredAt, @Nullable LocalDate wished, UUID because) {
		var subscription = find(id);
		var endsAt = begun(subscription).endFor(declaredAt, wished, this.site.zone());
		if (!subscription.isOver()) {
			this.canceling.ask(subscription, endsAt, because);
		}
		return endsAt;
	}

	/**
	 * Has the contract end now, and everything paid back that was collected for it, also
	 * if it is over.
	 * @param because the business id of the declaration, carried out once
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void undo(SubscriptionId id, UUID because) {
		var subscription = find(id);
		this.canceling.ask(subscription, begun(subscription).agreement().startedAt().minus(BEFORE), because);
	}

	private static Contract begun(Subscription subscription) {
		return subscription.contract()
			.orElseThrow(() -> new IllegalArgumentException(subscription.id() + " is no contract yet."));
	}

	private Subscription find(SubscriptionId id) {
		return this.subscriptions.findById(id.value())
			.orElseThrow(() -> new IllegalArgumentException("No subscription is known as " + id.value() + "."));
	}

}
