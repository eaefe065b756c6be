package org.tragwerk.payment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.tragwerk.testing.AggregateEvents.takeEvents;

/** An in-memory repository; saving a payment publishes its events. */
class FakePaymentRepository implements PaymentRepository {

	final List<PaymentEvent> events = new ArrayList<>();

	private final Map<String, Payment> all = new LinkedHashMap<>();

	@Override
	public Payment save(Payment payment) {
		this.all.put(payment.providerId(), payment);
		takeEvents(payment).forEach((event) -> this.events.add((PaymentEvent) event));
		return payment;
	}

	@Override
	public List<Payment> findByIdsPaymentIn(Collection<String> providerIds) {
		return all().stream().filter((each) -> providerIds.contains(each.providerId())).toList();
	}

	@Override
	public List<Payment> findByPurpose(PaymentPurpose purpose) {
		return all().stream().filter((each) -> each.purpose().equals(purpose)).toList();
	}

	List<Payment> all() {
		return List.copyOf(this.all.values());
	}

}
