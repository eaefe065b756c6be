package org.tragwerk.pledging;

import java.util.List;
import java.util.stream.Stream;

import org.tragwerk.money.PaymentMethodType;

import org.springframework.stereotype.Component;

/**
 * The payment methods that readers are offered: those that are set and that the account
 * has.
 */
@Component
class AvailablePaymentMethods {

	private final PledgeProperties properties;

	private final Checkouts checkouts;

	AvailablePaymentMethods(PledgeProperties properties, Checkouts checkouts) {
		this.properties = properties;
		this.checkouts = checkouts;
	}

	/** The cheapest for us first; a card where nothing is known of the account. */
	List<PaymentMethodType> list() {
		var available = this.checkouts.paymentMethods();
		var offered = Stream.of(PaymentMethodType.values())
			.filter((paymentMethodType) -> this.properties.paymentMethods().contains(paymentMethodType)
					&& available.contains(paymentMethodType))
			.toList();
		return offered.isEmpty() ? List.of(PaymentMethodType.CARD) : offered;
	}

}
