package org.tragwerk.subscription;

import java.util.HashSet;
import java.util.List;

import org.tragwerk.member.Members;

import org.springframework.stereotype.Component;

/**
 * Notes the money that came in, each payment once, whatever told of it.
 */
@Component
class RecordPayments {

	private final SubscriptionRepository subscriptions;

	private final PaymentRepository payments;

	private final GiftRepository gifts;

	private final Signups signups;

	private final Members members;

	RecordPayments(SubscriptionRepository subscriptions, PaymentRepository payments, GiftRepository gifts,
			Signups signups, Members members) {
		this.subscriptions = subscriptions;
		this.payments = payments;
		this.gifts = gifts;
		this.signups = signups;
		this.members = members;
	}

	void receive(List<PaymentSnapshot> snapshots) {
		var references = snapshots.stream().map(PaymentSnapshot::providerId).toList();
		var known = new HashSet<>(this.payments.findKnown(references));
		for (var payment : snapshots) {
			if (known.add(payment.providerId())) {
				this.subscriptions.findByProviderId(payment.subscriptionId())
					.ifPresent((subscription) -> receive(subscription, payment));
			}
		}
	}

	private void receive(Subscription subscription, PaymentSnapshot payment) {
		this.payments.save(new Payment(subscription.id(), payment));
		subscription.recordPayment(payment.amount(), payment.paidAt());
		this.subscriptions.save(subscription);
	}

	void receiveGifts(String customer, List<GiftSnapshot> snapshots) {
		snapshots.stream()
			.filter((gift) -> !this.gifts.existsByProviderId(gift.providerId()))
			.forEach((gift) -> this.signups.complete(gift.attemptId())
				.ifPresent((signup) -> receive(customer, gift, signup)));
	}

	private void receive(String customer, GiftSnapshot snapshot, Signup signup) {
		var member = this.members.join(signup.email(), signup.name(), signup.language());
		this.gifts.save(new Gift(member, customer, snapshot));
	}

}
