package org.tragwerk.pledging;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.tragwerk.money.PaymentMethodType;

/**
 * A provider that creates a session for each attempt, or fails with a configured
 * exception.
 */
class FakeCheckouts implements Checkouts {

	final List<CheckoutRequest> requests = new ArrayList<>();

	@Nullable RuntimeException failure;

	Runnable meanwhile = () -> {
	};

	boolean closed;

	boolean underPressure;

	Set<PaymentMethodType> ways = EnumSet.allOf(PaymentMethodType.class);

	@Override
	public CheckoutSession open(CheckoutRequest request) {
		this.requests.add(request);
		if (this.failure != null) {
			throw this.failure;
		}
		this.meanwhile.run();
		return page(request.attemptId().toString());
	}

	static CheckoutSession page(String attempt) {
		var id = attempt.replace("-", "");
		return new CheckoutSession("cus_" + id, "cs_" + id, URI.create("https://checkout.example/" + id));
	}

	@Override
	public boolean areClosed() {
		return this.closed;
	}

	@Override
	public boolean isCardTestingSuspected() {
		return this.underPressure;
	}

	@Override
	public Set<PaymentMethodType> paymentMethods() {
		return this.ways;
	}

}
