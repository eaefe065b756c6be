package org.tragwerk.pledging;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodType;

/**
 * The Checkout session of an attempt: what it is created with, and what is known of it.
 */
@Embeddable
class AttemptCheckout {

	private String paymentMethodTypes;

	/**
	 * Raised with each change of the parameters, because Stripe refuses other parameters
	 * under the same idempotency key.
	 */
	private int checkoutVersion;

	private @Nullable String customerId;

	private @Nullable String checkoutId;

	private @Nullable String checkoutUrl;

	@Enumerated(EnumType.STRING)
	private CheckoutSnapshot.@Nullable State checkoutState;

	private @Nullable Instant checkedAt;

	@SuppressWarnings("NullAway.Init")
	AttemptCheckout() {
	}

	AttemptCheckout(List<PaymentMethodType> paymentMethodTypes) {
		this.paymentMethodTypes = join(paymentMethodTypes);
		this.checkoutVersion = 1;
	}

	void open(CheckoutSession opened) {
		this.customerId = opened.customerId();
		this.checkoutId = opened.checkoutId();
		this.checkoutUrl = opened.url().toString();
	}

	/** Stores the state of the session, unless a later one is known. */
	void update(CheckoutSnapshot snapshot) {
		var fetchedAt = snapshot.fetchedAt();
		if (fetchedAt != null && (this.checkedAt == null || !fetchedAt.isBefore(this.checkedAt))) {
			this.checkoutState = snapshot.state();
			this.checkedAt = fetchedAt;
		}
	}

	/** Whether the session expired, after which it cannot be paid. */
	boolean isExpired() {
		return this.checkoutState == CheckoutSnapshot.State.EXPIRED;
	}

	/** Whether the session was seen unpaid at this time or later. */
	boolean wasOpenSince(Instant time) {
		return this.checkoutState == CheckoutSnapshot.State.OPEN && this.checkedAt != null
				&& !this.checkedAt.isBefore(time);
	}

	/**
	 * Replaces the payment methods, unless another request replaced those of this version
	 * before.
	 */
	void offerOnly(Collection<PaymentMethodType> remaining, int refusedVersion) {
		if (this.checkoutVersion == refusedVersion) {
			this.paymentMethodTypes = join(remaining);
			this.checkoutVersion++;
		}
	}

	List<PaymentMethodType> paymentMethodTypes() {
		return Stream.of(this.paymentMethodTypes.split(",")).map(PaymentMethodType::valueOf).toList();
	}

	int version() {
		return this.checkoutVersion;
	}

	@Nullable String customerId() {
		return this.customerId;
	}

	@Nullable String checkoutId() {
		return this.checkoutId;
	}

	@Nullable URI url() {
		return (this.checkoutUrl != null) ? URI.create(this.checkoutUrl) : null;
	}

	private static String join(Collection<PaymentMethodType> types) {
		return types.stream().map(PaymentMethodType::name).collect(Collectors.joining(","));
	}

}
