package org.tragwerk.subscription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static org.tragwerk.subscription.SubscriptionFixture.takeEvents;

/** An in-memory repository; saving a payment publishes its events. */
class FakePayments implements PaymentRepository {

	final List<Object> events = new ArrayList<>();

	private final Map<String, Payment> all = new LinkedHashMap<>();

	@Override
	public Payment save(Payment payment) {
		this.all.put(payment.providerId(), payment);
		this.events.addAll(takeEvents(payment));
		return payment;
	}

	@Override
	public List<Payment> findByIdsPaymentIn(Collection<String> providerIds) {
		return this.all.values().stream().filter((each) -> providerIds.contains(each.providerId())).toList();
	}

	@Override
	public Optional<Payment> findByGiftId(UUID gift) {
		return this.all.values().stream().filter((each) -> each.purpose().equals(new GiftId(gift))).findFirst();
	}

	List<Payment> all() {
		return List.copyOf(this.all.values());
	}

}
