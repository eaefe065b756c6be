package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.member.Members;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings what we know in line with what the payment provider has.
 */
@Component
public class Subscriptions {

	private static final Logger logger = LoggerFactory.getLogger(Subscriptions.class);

	private final SubscriptionRepository subscriptions;

	private final Promises promises;

	private final PaymentRepository payments;

	private final Members members;

	private final Clock clock;

	Subscriptions(SubscriptionRepository subscriptions, Promises promises, PaymentRepository payments, Members members,
			Clock clock) {
		this.subscriptions = subscriptions;
		this.promises = promises;
		this.payments = payments;
		this.members = members;
		this.clock = clock;
	}

	/**
	 * Takes over what the provider has now, in the transaction of the caller, who makes
	 * sure that nobody writes an older look at the same customer later.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void follow(CustomerSnapshot snapshot) {
		var now = this.clock.instant();
		snapshot.subscriptions().forEach((each) -> followSubscription(snapshot.customer(), each, now));
		followPayments(snapshot);
	}

	/** What grew from the attempt, once it has begun. */
	@Transactional(readOnly = true)
	public Optional<Agreement> grownFrom(UUID attempt) {
		return this.subscriptions.findByAttemptId(attempt).flatMap(Subscription::agreement);
	}

	private void followSubscription(String customer, SubscriptionSnapshot snapshot, Instant now) {
		this.subscriptions.findByReference(snapshot.reference())
			.or(() -> begin(customer, snapshot))
			.ifPresent((subscription) -> {
				subscription.follow(snapshot, now);
				this.subscriptions.save(subscription);
			});
	}

	private Optional<Subscription> begin(String customer, SubscriptionSnapshot snapshot) {
		var attempt = snapshot.attempt();
		return (attempt != null)
				? this.promises.redeem(attempt).map((promise) -> begin(promise, attempt, customer, snapshot))
				: Optional.empty();
	}

	private Subscription begin(Promise promise, UUID attempt, String customer, SubscriptionSnapshot snapshot) {
		var member = this.members.join(promise.address(), promise.name(), promise.language());
		var subscription = new Subscription(member, attempt, customer, snapshot);
		if (promise.doubled()) {
			subscription.markDoubled();
			logger.warn("Attempt {} was completed although its reader had completed another", attempt);
		}
		return subscription;
	}

	private void followPayments(CustomerSnapshot snapshot) {
		var references = snapshot.payments().stream().map(PaymentSnapshot::reference).toList();
		var known = new HashSet<>(this.payments.findKnown(references));
		for (var payment : snapshot.payments()) {
			if (known.add(payment.reference())) {
				this.subscriptions.findByReference(payment.subscription())
					.ifPresent((subscription) -> receive(subscription, payment));
			}
		}
	}

	private void receive(Subscription subscription, PaymentSnapshot payment) {
		this.payments.save(new Payment(subscription.id(), payment));
		subscription.receive(payment.amount(), payment.paidAt());
		this.subscriptions.save(subscription);
	}

}
