package org.tragwerk.payment;

import java.util.List;

/**
 * {@link Payments} in memory, with the events that they publish.
 */
public final class FakePayments extends Payments {

	private final FakePaymentRepository repository;

	public FakePayments() {
		this(new FakePaymentRepository());
	}

	private FakePayments(FakePaymentRepository repository) {
		super(repository);
		this.repository = repository;
	}

	/** The events so far. */
	public List<PaymentEvent> events() {
		return List.copyOf(this.repository.events);
	}

}
