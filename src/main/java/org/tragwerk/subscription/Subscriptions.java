package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.member.Members;
import org.tragwerk.site.Languages;

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

	private final AttemptRepository attempts;

	private final PaymentRepository payments;

	private final Members members;

	private final Clock clock;

	Subscriptions(SubscriptionRepository subscriptions, AttemptRepository attempts, PaymentRepository payments,
			Members members, Clock clock) {
		this.subscriptions = subscriptions;
		this.attempts = attempts;
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
		takeTurns(snapshot);
		snapshot.checkouts().forEach(this::followCheckout);
		snapshot.subscriptions().forEach((each) -> followSubscription(snapshot.customer(), each, now));
		followPayments(snapshot);
	}

	private void takeTurns(CustomerSnapshot snapshot) {
		var checkouts = snapshot.checkouts().stream().map(CheckoutSnapshot::reference).toList();
		var attempts = snapshot.subscriptions()
			.stream()
			.map(SubscriptionSnapshot::attempt)
			.filter(Objects::nonNull)
			.toList();
		this.attempts.findReaders(checkouts, attempts)
			.stream()
			.sorted(Arrays::compare)
			.forEach(this.attempts::takeTurn);
	}

	private void followCheckout(CheckoutSnapshot checkout) {
		this.attempts.findByCheckout(checkout.reference()).ifPresent((attempt) -> attempt.follow(checkout));
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
		return Optional.ofNullable(snapshot.attempt())
			.flatMap(this.attempts::findById)
			.map((attempt) -> begin(attempt, customer, snapshot));
	}

	private Subscription begin(Attempt attempt, String customer, SubscriptionSnapshot snapshot) {
		var order = attempt.order();
		var member = this.members.join(order.address(), order.name(), Languages.of(order.language()));
		var subscription = new Subscription(member, attempt.id(), customer, snapshot);
		if (hasCompletedBeside(attempt)) {
			subscription.markDoubled();
			logger.warn("Attempt {} was completed although its reader had completed another", attempt.id());
		}
		return subscription;
	}

	private boolean hasCompletedBeside(Attempt attempt) {
		return this.attempts.existsCompletedBeside(attempt.id(), attempt.reader(), attempt.startedAt(),
				attempt.expiresAt());
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
