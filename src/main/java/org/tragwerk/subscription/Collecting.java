package org.tragwerk.subscription;

import java.util.HashSet;
import java.util.List;

import org.tragwerk.member.Members;

import org.springframework.stereotype.Component;

/**
 * Notes the money that came in, each payment once, whatever told of it.
 */
@Component
class Collecting {

	private final SubscriptionRepository subscriptions;

	private final PaymentRepository payments;

	private final GiftRepository gifts;

	private final Promises promises;

	private final Members members;

	Collecting(SubscriptionRepository subscriptions, PaymentRepository payments, GiftRepository gifts,
			Promises promises, Members members) {
		this.subscriptions = subscriptions;
		this.payments = payments;
		this.gifts = gifts;
		this.promises = promises;
		this.members = members;
	}

	void receive(List<PaymentSnapshot> snapshots) {
		var references = snapshots.stream().map(PaymentSnapshot::reference).toList();
		var known = new HashSet<>(this.payments.findKnown(references));
		for (var payment : snapshots) {
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

	void receiveGifts(String customer, List<GiftSnapshot> snapshots) {
		snapshots.stream()
			.filter((gift) -> !this.gifts.existsByReference(gift.reference()))
			.forEach((gift) -> this.promises.redeem(gift.attempt())
				.ifPresent((promise) -> receive(customer, gift, promise)));
	}

	private void receive(String customer, GiftSnapshot snapshot, Promise promise) {
		var member = this.members.join(promise.address(), promise.name(), promise.language());
		this.gifts.save(new Gift(member, customer, snapshot));
	}

}
