package org.tragwerk.pledging;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

	/** What happens when a payment method is refused. */
	Runnable onRefusal = () -> {
	};

	/** The customers whose deletion fails. */
	List<String> undeletable = List.of();

	/** The ids of customers that are in use and kept. */
	List<String> used = List.of();

	/** Where the pages are. */
	String at = "https://checkout.example/";

	boolean writable = true;

	/** The page of the open invoice, null if none is open. */
	@Nullable URI invoicePage;

	/** What happened on the pages within ten minutes. */
	RecentOutcomes outcomes = new RecentOutcomes(List.of(), 0);

	/** The attempts whose customer was deleted, by their email address. */
	final Map<UUID, String> deleted = new LinkedHashMap<>();

	/** The payment methods with which sessions can be created. */
	Set<PaymentMethodType> accepted = EnumSet.allOf(PaymentMethodType.class);

	Set<PaymentMethodType> ways = EnumSet.allOf(PaymentMethodType.class);

	@Override
	public CheckoutSession open(CheckoutRequest request) {
		this.requests.add(request);
		if (!this.accepted.containsAll(request.paymentMethodTypes())) {
			var remaining = new LinkedHashSet<>(request.paymentMethodTypes());
			remaining.retainAll(this.accepted);
			this.onRefusal.run();
			throw new PaymentMethodRefusedException(remaining, new IllegalStateException("not activated"));
		}
		if (this.failure != null) {
			throw this.failure;
		}
		this.meanwhile.run();
		var page = page(request.attemptId().toString());
		return new CheckoutSession(page.customerId(), page.checkoutId(), URI.create(this.at + page.checkoutId()));
	}

	static CheckoutSession page(String attempt) {
		var id = attempt.replace("-", "");
		return new CheckoutSession("cus_" + id, "cs_" + id, URI.create("https://checkout.example/cs_" + id));
	}

	@Override
	public Optional<URI> findInvoicePage(String customerId) {
		if (this.failure != null) {
			throw this.failure;
		}
		return Optional.ofNullable(this.invoicePage);
	}

	@Override
	public boolean isWritable() {
		return this.writable;
	}

	@Override
	public RecentOutcomes recentOutcomes() {
		return this.outcomes;
	}

	@Override
	public boolean deleteCustomer(UUID attemptId, @Nullable String customerId, String email) {
		if (this.failure != null) {
			throw this.failure;
		}
		if (customerId != null && this.undeletable.contains(customerId)) {
			throw new IllegalStateException("cannot be deleted");
		}
		if (customerId != null && this.used.contains(customerId)) {
			return false;
		}
		this.deleted.put(attemptId, email);
		return true;
	}

	@Override
	public Set<PaymentMethodType> paymentMethods() {
		return this.ways;
	}

}
