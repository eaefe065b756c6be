package org.tragwerk.pledging;

import java.util.Locale;

import org.tragwerk.fee.NetAmounts;

import org.springframework.stereotype.Component;

/**
 * The payment methods from which readers choose, with what each costs.
 */
@Component
class PaymentMethodOptions {

	private final AvailablePaymentMethods paymentMethods;

	private final NetAmounts netAmounts;

	PaymentMethodOptions(AvailablePaymentMethods paymentMethods, NetAmounts netAmounts) {
		this.paymentMethods = paymentMethods;
		this.netAmounts = netAmounts;
	}

	/**
	 * The net amounts of a choice, for each payment method.
	 * @param forAYear whether it is paid for a year or longer
	 */
	NetAmounts.Table netAmounts(PledgeChoice pledgeChoice, boolean forAYear, Locale locale) {
		return this.netAmounts.of(this.paymentMethods.list(), pledgeChoice.amount(), pledgeChoice.interval(), forAYear,
				locale);
	}

}
