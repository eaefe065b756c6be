package org.tragwerk.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tragwerk.payment.PendingRefundJob.PendingRefund;

import static org.tragwerk.testing.AggregateEvents.takeEvents;

/** An in-memory repository; saving a payment publishes its events. */
class FakePaymentRepository implements PaymentRepository {

	final List<PaymentEvent> events = new ArrayList<>();

	/** The pending refunds that the query finds. */
	final List<PendingRefund> pending = new ArrayList<>();

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

	@Override
	public List<PendingRefund> findPendingRefunds(Instant before) {
		return this.pending.stream().filter((refund) -> refund.createdAt().isBefore(before)).toList();
	}

	List<Payment> all() {
		return List.copyOf(this.all.values());
	}

}
