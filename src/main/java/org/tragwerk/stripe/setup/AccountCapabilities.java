package org.tragwerk.stripe.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethodConfiguration;

/**
 * Checks whether the account accepts SEPA debits and PayPal. Reads the default payment
 * method configuration, because Stripe has no capability for PayPal.
 */
class AccountCapabilities {

	private final StripeClient stripe;

	AccountCapabilities(StripeClient stripe) {
		this.stripe = stripe;
	}

	List<CheckResult> results() throws StripeException {
		var configurations = this.stripe.v1().paymentMethodConfigurations().list().getData();
		var hints = new ArrayList<CheckResult>();
		if (offers(configurations).noneMatch(AccountCapabilities::takesDebits)) {
			hints.add(CheckResult.hint("The account does not take SEPA debits."));
		}
		if (offers(configurations).noneMatch(AccountCapabilities::takesPaypal)) {
			hints.add(CheckResult.hint("The account does not take PayPal."));
		}
		return hints;
	}

	private static Stream<PaymentMethodConfiguration> offers(List<PaymentMethodConfiguration> all) {
		return all.stream().filter(PaymentMethodConfiguration::getIsDefault);
	}

	private static boolean takesDebits(PaymentMethodConfiguration configuration) {
		return configuration.getSepaDebit() != null && configuration.getSepaDebit().getAvailable();
	}

	private static boolean takesPaypal(PaymentMethodConfiguration configuration) {
		return configuration.getPaypal() != null && configuration.getPaypal().getAvailable();
	}

}
