package org.tragwerk.stripe.checkout;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.model.PaymentMethodConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.stripe.client.StripeErrors;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Caches the payment methods that the Stripe account can accept, and refreshes them every
 * ten minutes. Reads them from the account's payment method configurations, because
 * Stripe has capabilities for cards and direct debits but not for PayPal.
 */
@Component
class AccountPaymentMethods {

	private static final Logger logger = LoggerFactory.getLogger(AccountPaymentMethods.class);

	private final StripeClient stripe;

	private volatile Set<PaymentMethodType> known = Set.of();

	AccountPaymentMethods(StripeClient stripe) {
		this.stripe = stripe;
	}

	/** The payment methods as last read; empty before the first successful read. */
	Set<PaymentMethodType> known() {
		return this.known;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.payment-methods:PT10M}")
	void refresh() {
		try {
			var found = StripeErrors.call(() -> this.stripe.v1().paymentMethodConfigurations().list()).getData();
			update(types(found));
		}
		catch (RuntimeException ex) {
			logger.warn("The account's payment methods could not be read again: {}", ex.getMessage());
		}
	}

	private void update(Set<PaymentMethodType> found) {
		if (!found.equals(this.known)) {
			logger.info("The account can be paid by {}", found);
		}
		this.known = found;
	}

	private static Set<PaymentMethodType> types(List<PaymentMethodConfiguration> configurations) {
		var types = EnumSet.noneOf(PaymentMethodType.class);
		for (var each : configurations) {
			if (each.getSepaDebit() != null && Boolean.TRUE.equals(each.getSepaDebit().getAvailable())) {
				types.add(PaymentMethodType.SEPA_DEBIT);
			}
			if (each.getCard() != null && Boolean.TRUE.equals(each.getCard().getAvailable())) {
				types.add(PaymentMethodType.CARD);
			}
			if (each.getPaypal() != null && Boolean.TRUE.equals(each.getPaypal().getAvailable())) {
				types.add(PaymentMethodType.PAYPAL);
			}
		}
		return types;
	}

}
