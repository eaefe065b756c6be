package org.tragwerk.pledging;

import java.util.Locale;

import org.tragwerk.fee.NetAmounts;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.stereotype.Component;

/**
 * The payment methods from which readers choose, with what arrives by each.
 */
@Component
class PaymentMethodOptions {

	private final AvailablePaymentMethods paymentMethods;

	private final NetAmounts netAmounts;

	PaymentMethodOptions(AvailablePaymentMethods paymentMethods, NetAmounts netAmounts) {
		this.paymentMethods = paymentMethods;
		this.netAmounts = netAmounts;
	}

	/** The chosen payment method if it is offered, else the first. */
	PaymentMethodType chosen(PledgeForm form) {
		var offered = this.paymentMethods.list();
		return form.chosenPaymentMethod().filter(offered::contains).orElse(offered.get(0));
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
