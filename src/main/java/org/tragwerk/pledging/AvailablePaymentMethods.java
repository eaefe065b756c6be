package org.tragwerk.pledging;

import java.util.List;
import java.util.stream.Stream;

import org.tragwerk.money.PaymentMethodType;

import org.springframework.stereotype.Component;

/**
 * By which ways readers may pay: those that the newspaper wants and the account has.
 */
@Component
class AvailablePaymentMethods {

	private final PledgeProperties properties;

	private final Checkouts checkouts;

	AvailablePaymentMethods(PledgeProperties properties, Checkouts checkouts) {
		this.properties = properties;
		this.checkouts = checkouts;
	}

	/** The best way first; a card where nothing is known. */
	List<PaymentMethodType> offered() {
		var possible = this.checkouts.ways();
		var offered = Stream.of(PaymentMethodType.values())
			.filter((paymentMethodType) -> this.properties.ways().contains(paymentMethodType)
					&& possible.contains(paymentMethodType))
			.toList();
		return offered.isEmpty() ? List.of(PaymentMethodType.CARD) : offered;
	}

}
