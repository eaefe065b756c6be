package org.tragwerk.subscription;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.member.Members;
import org.tragwerk.payment.PaymentPurpose;
import org.tragwerk.payment.PaymentSnapshot;
import org.tragwerk.payment.Payments;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;
import org.tragwerk.subscription.Signups.Signup;

import org.springframework.stereotype.Component;

/**
 * Records what a customer paid for subscriptions and gifts, from snapshots of the payment
 * provider; idempotent.
 */
@Component
class RecordPayments {

	private final SubscriptionRepository subscriptions;

	private final Payments payments;

	private final GiftRepository gifts;

	private final Signups signups;

	private final Members members;

	RecordPayments(SubscriptionRepository subscriptions, Payments payments, GiftRepository gifts, Signups signups,
			Members members) {
		this.subscriptions = subscriptions;
		this.payments = payments;
		this.gifts = gifts;
		this.signups = signups;
		this.members = members;
	}

	void sync(CustomerSnapshot snapshot, Instant at) {
		var purposes = new LinkedHashMap<PaymentSnapshot, PaymentPurpose>();
		var owners = new HashMap<String, Optional<PaymentPurpose>>();
		for (var payment : snapshot.payments()) {
			owners.computeIfAbsent(String.valueOf(payment.subscriptionId()), this::subscription)
				.ifPresent((purpose) -> purposes.put(payment, purpose));
		}
		for (var gift : snapshot.gifts()) {
			gift(snapshot.customerId(), gift).ifPresent((given) -> purposes.put(gift.payment(), given.id().purpose()));
		}
		this.payments.sync(purposes, at);
	}

	Optional<Gift> findGift(UUID attempt) {
		return this.gifts.findByAttemptId(attempt);
	}

	/** Whether nothing is left of a gift, because it was refunded or disputed. */
	boolean isGiftRefunded(UUID attempt) {
		return findGift(attempt).filter((gift) -> this.payments.isRefunded(gift.id().purpose())).isPresent();
	}

	private Optional<PaymentPurpose> subscription(String providerId) {
		return this.subscriptions.findByProviderId(providerId).map((subscription) -> subscription.id().purpose());
	}

	private Optional<Gift> gift(String customer, GiftSnapshot snapshot) {
		return this.gifts.findByAttemptId(snapshot.attemptId())
			.or(() -> this.signups.complete(snapshot.attemptId())
				.map((signup) -> createGift(customer, snapshot, signup)));
	}

	private Gift createGift(String customer, GiftSnapshot snapshot, Signup signup) {
		var member = this.members.join(signup.email(), signup.name(), signup.language());
		return this.gifts.save(new Gift(member, customer, snapshot));
	}

}
