package org.tragwerk.stripe.client;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethodConfiguration;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentMethodConfigurationListParams;
import org.tragwerk.money.PaymentMethodType;

/**
 * Reads the payment methods that a Stripe account supports: the available ones of its own
 * default payment method configuration. Configurations of Connect applications and of
 * other pages do not apply to our Checkout, and Stripe has capabilities for cards and
 * direct debits but not for PayPal.
 */
public final class PaymentMethodConfigurations {

	private PaymentMethodConfigurations() {
	}

	/** The payment methods that the account supports. */
	public static Set<PaymentMethodType> available(StripeClient stripe, RequestOptions options) throws StripeException {
		var params = PaymentMethodConfigurationListParams.builder().setLimit(StripeLists.PAGE).build();
		return available(stripe.v1().paymentMethodConfigurations().list(params, options).getData());
	}

	static Set<PaymentMethodType> available(List<PaymentMethodConfiguration> configurations) {
		var available = EnumSet.noneOf(PaymentMethodType.class);
		for (var configuration : configurations) {
			if (isOurs(configuration)) {
				for (var type : PaymentMethodType.values()) {
					if (isAvailable(configuration, type)) {
						available.add(type);
					}
				}
			}
		}
		return available;
	}

	private static boolean isOurs(PaymentMethodConfiguration configuration) {
		return Boolean.TRUE.equals(configuration.getActive()) && Boolean.TRUE.equals(configuration.getIsDefault())
				&& configuration.getApplication() == null;
	}

	private static boolean isAvailable(PaymentMethodConfiguration configuration, PaymentMethodType type) {
		return Boolean.TRUE.equals(switch (type) {
			case SEPA_DEBIT ->
				(configuration.getSepaDebit() != null) ? configuration.getSepaDebit().getAvailable() : null;
			case CARD -> (configuration.getCard() != null) ? configuration.getCard().getAvailable() : null;
			case PAYPAL -> (configuration.getPaypal() != null) ? configuration.getPaypal().getAvailable() : null;
		});
	}

}
