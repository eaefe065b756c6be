package org.tragwerk.pledging;

import java.util.List;
import java.util.stream.Stream;

import org.tragwerk.money.PaymentMethodType;

import org.springframework.stereotype.Component;

/**
 * The payment methods offered to readers: those in the settings that the account
 * supports.
 */
@Component
class AvailablePaymentMethods {

	private final PledgeProperties properties;

	private final Checkouts checkouts;

	AvailablePaymentMethods(PledgeProperties properties, Checkouts checkouts) {
		this.properties = properties;
		this.checkouts = checkouts;
	}

	/**
	 * The payment methods in the order of their fees; only cards while the account's
	 * payment methods are unknown.
	 */
	List<PaymentMethodType> list() {
		var available = this.checkouts.paymentMethods();
		var offered = Stream.of(PaymentMethodType.values())
			.filter((paymentMethodType) -> this.properties.paymentMethods().contains(paymentMethodType)
					&& available.contains(paymentMethodType))
			.toList();
		return offered.isEmpty() ? List.of(PaymentMethodType.CARD) : offered;
	}

	/**
	 * The payment methods for Checkout: only the chosen one, or all if none is chosen or
	 * that one is no longer offered.
	 */
	List<PaymentMethodType> listFor(PledgeRequest pledgeRequest) {
		var offered = list();
		var chosen = pledgeRequest.paymentMethod();
		return (chosen != null && offered.contains(chosen)) ? List.of(chosen) : offered;
	}

}
