package org.tragwerk.stripe;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.model.PaymentMethodConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.subscription.Way;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows by which ways the account can be paid. Stripe tells it of cards and direct debits
 * in the account's capabilities, but of PayPal only in the payment method configuration,
 * which knows all of them.
 */
@Component
class AccountWays {

	private static final Logger logger = LoggerFactory.getLogger(AccountWays.class);

	private final StripeClient stripe;

	private volatile Set<Way> known = Set.of();

	AccountWays(StripeClient stripe) {
		this.stripe = stripe;
	}

	Set<Way> known() {
		return this.known;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.ways:PT10M}")
	void look() {
		try {
			var found = StripeFailures.call(() -> this.stripe.v1().paymentMethodConfigurations().list()).getData();
			tell(ways(found));
		}
		catch (RuntimeException ex) {
			logger.warn("By which ways the account can be paid is not known anew: {}", ex.getMessage());
		}
	}

	private void tell(Set<Way> found) {
		if (!found.equals(this.known)) {
			logger.info("The account can be paid by {}", found);
		}
		this.known = found;
	}

	private static Set<Way> ways(List<PaymentMethodConfiguration> configurations) {
		var ways = EnumSet.noneOf(Way.class);
		for (var each : configurations) {
			if (each.getSepaDebit() != null && Boolean.TRUE.equals(each.getSepaDebit().getAvailable())) {
				ways.add(Way.SEPA_DEBIT);
			}
			if (each.getCard() != null && Boolean.TRUE.equals(each.getCard().getAvailable())) {
				ways.add(Way.CARD);
			}
			if (each.getPaypal() != null && Boolean.TRUE.equals(each.getPaypal().getAvailable())) {
				ways.add(Way.PAYPAL);
			}
		}
		return ways;
	}

}
