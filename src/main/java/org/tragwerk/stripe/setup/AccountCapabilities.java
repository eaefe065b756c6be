package org.tragwerk.stripe.setup;

import java.util.List;
import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.stripe.client.PaymentMethodConfigurations;

/**
 * Checks whether the account supports the payment methods that the settings offer.
 */
class AccountCapabilities {

	private final StripeClient stripe;

	private final Set<PaymentMethodType> offered;

	AccountCapabilities(StripeClient stripe, Set<PaymentMethodType> offered) {
		this.stripe = stripe;
		this.offered = offered;
	}

	List<CheckResult> results() throws StripeException {
		var available = PaymentMethodConfigurations.available(this.stripe, RequestOptions.getDefault());
		return this.offered.stream()
			.sorted()
			.filter((type) -> !available.contains(type))
			.map((type) -> CheckResult.hint("The account does not take " + name(type) + "."))
			.toList();
	}

	private static String name(PaymentMethodType type) {
		return switch (type) {
			case SEPA_DEBIT -> "SEPA debits";
			case CARD -> "cards";
			case PAYPAL -> "PayPal";
		};
	}

}
