package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.member.Members;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.Contract.GiftContract;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.Signups.Signup;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Updates subscriptions, payments and gifts from the payment provider's state.
 */
@Component
public class Subscriptions {

	private static final Logger logger = LoggerFactory.getLogger(Subscriptions.class);

	/** Longer than the 14 business days within which a direct debit is settled. */
	private static final Duration MAX_DEBIT_DURATION = Duration.ofDays(30);

	private final SubscriptionRepository subscriptions;

	private final Signups signups;

	private final RecordPayments recordPayments;

	private final Members members;

	private final Clock clock;

	Subscriptions(SubscriptionRepository subscriptions, Signups signups, RecordPayments recordPayments, Members members,
			Clock clock) {
		this.subscriptions = subscriptions;
		this.signups = signups;
		this.recordPayments = recordPayments;
		this.members = members;
		this.clock = clock;
	}

	/**
	 * Stores the provider's current state in the caller's transaction. The caller has to
	 * make sure (by the fencing token of a lease) that no older snapshot of the same
	 * customer is written later.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void sync(CustomerSnapshot snapshot) {
		var now = this.clock.instant();
		snapshot.subscriptions().forEach((each) -> syncSubscription(snapshot.customerId(), each, now));
		this.recordPayments.sync(snapshot, now);
	}

	/** Those of these provider's ids whose subscriptions are active in the database. */
	@Transactional(readOnly = true)
	public Set<String> activeAmong(Collection<String> providerIds) {
		return this.subscriptions.findActive(providerIds.toArray(String[]::new));
	}

	/**
	 * The current pledges of those of these provider's ids whose subscriptions are known.
	 */
	@Transactional(readOnly = true)
	public Map<String, Pledge> pledges(Collection<String> providerIds) {
		var pledges = new HashMap<String, Pledge>();
		for (var providerId : providerIds) {
			this.subscriptions.findByProviderId(providerId)
				.ifPresent((subscription) -> pledges.put(providerId, subscription.pledge()));
		}
		return pledges;
	}

	/** The contract that the attempt led to, empty until the subscription has begun. */
	@Transactional(readOnly = true)
	public Optional<SubscriptionContract> findByAttempt(UUID attempt) {
		return this.subscriptions.findByOriginAttemptId(attempt).flatMap(Subscription::contract);
	}

	/**
	 * Whether a later payment than the first is open of the subscription that the attempt
	 * created.
	 */
	@Transactional(readOnly = true)
	public boolean isUnpaid(UUID attempt) {
		return this.subscriptions.findByOriginAttemptId(attempt)
			.map(Subscription::status)
			.filter((status) -> status.isInArrears() && status.isStanding())
			.isPresent();
	}

	/** The contract of the gift that the attempt led to, empty until it is paid. */
	@Transactional(readOnly = true)
	public Optional<GiftContract> findGift(UUID attempt) {
		return this.recordPayments.findGift(attempt).map(Gift::contract);
	}

	/**
	 * Whether nothing is left of the latest payment of the subscription that the attempt
	 * created, or of its gift.
	 */
	@Transactional(readOnly = true)
	public boolean isRefunded(UUID attempt) {
		return this.subscriptions.findByOriginAttemptId(attempt)
			.map((subscription) -> subscription.status() == Status.ACTIVE && !subscription.counts())
			.orElseGet(() -> this.recordPayments.isGiftRefunded(attempt));
	}

	/**
	 * The provider's ids of customers with a subscription that has not ended, or so
	 * lately that a debit can still be pending, in their order.
	 * @param after the id that precedes them, null to begin with the first
	 */
	@Transactional(readOnly = true)
	public List<String> openCustomers(@Nullable String after, int max) {
		return this.subscriptions.findCustomers(this.clock.instant().minus(MAX_DEBIT_DURATION),
				Objects.requireNonNullElse(after, ""), Limit.of(max));
	}

	private void syncSubscription(String customer, SubscriptionSnapshot snapshot, Instant now) {
		this.subscriptions.findByProviderId(snapshot.providerId())
			.or(() -> begin(customer, snapshot))
			.ifPresent((subscription) -> {
				subscription.sync(snapshot, now);
				this.subscriptions.save(subscription);
			});
	}

	private Optional<Subscription> begin(String customer, SubscriptionSnapshot snapshot) {
		var attempt = snapshot.attemptId();
		return (attempt != null)
				? this.signups.complete(attempt).map((signup) -> begin(signup, attempt, customer, snapshot))
				: Optional.empty();
	}

	private Subscription begin(Signup signup, UUID attempt, String customer, SubscriptionSnapshot snapshot) {
		var member = this.members.join(signup.email(), signup.name(), signup.language());
		var subscription = new Subscription(member, Origin.attempt(attempt), customer, snapshot);
		subscription.signUp(signup);
		if (signup.duplicate()) {
			logger.warn("Attempt {} was completed although its reader had completed another", attempt);
		}
		return subscription;
	}

}
