package org.tragwerk.subscription;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.tragwerk.member.MemberId;
import org.tragwerk.member.Members;
import org.tragwerk.subscription.Signups.Signup;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;
import org.tragwerk.subscription.PaymentEvent.PaymentPurpose;

/**
 * Creates and updates payments and gifts from snapshots of the payment provider;
 * idempotent.
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

	void sync(CustomerSnapshot snapshot, Instant at) {
		var known = known(snapshot);
		var owners = new HashMap<String, Optional<Subscription>>();
		for (var payment : snapshot.payments()) {
			owners.computeIfAbsent(String.valueOf(payment.subscriptionId()), this.subscriptions::findByProviderId)
				.ifPresent(
						(owner) -> save(known.get(payment.ids().payment()), payment, owner.id(), owner.member(), at));
		}
		for (var gift : snapshot.gifts()) {
			var payment = known.get(gift.payment().ids().payment());
			gift(snapshot.customerId(), gift, payment)
				.ifPresent((given) -> save(payment, gift.payment(), given.id(), given.member(), at));
		}
	}

	private Map<String, Payment> known(CustomerSnapshot snapshot) {
		var ids = Stream.concat(snapshot.payments().stream(), snapshot.gifts().stream().map(GiftSnapshot::payment))
			.map((payment) -> payment.ids().payment())
			.toList();
		return (ids.isEmpty() ? List.<Payment>of() : this.payments.findByIdsPaymentIn(ids)).stream()
			.collect(Collectors.toMap(Payment::providerId, Function.identity()));
	}

	private Optional<Gift> gift(String customer, GiftSnapshot snapshot, @Nullable Payment payment) {
		return (payment != null) ? this.gifts.findById(payment.purpose().value())
				: this.signups.complete(snapshot.attemptId()).map((signup) -> createGift(customer, snapshot, signup));
	}

	private Gift createGift(String customer, GiftSnapshot snapshot, Signup signup) {
		var member = this.members.join(signup.email(), signup.name(), signup.language());
		return this.gifts.save(new Gift(member, customer, snapshot));
	}

	private void save(@Nullable Payment known, PaymentSnapshot snapshot, PaymentPurpose purpose, MemberId member,
			Instant at) {
		var payment = (known != null) ? known : new Payment(purpose, snapshot);
		payment.sync(snapshot, member, at);
		this.payments.save(payment);
	}

}
