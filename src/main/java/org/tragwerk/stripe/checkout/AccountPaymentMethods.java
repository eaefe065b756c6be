package org.tragwerk.stripe.checkout;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.stripe.StripeClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.stripe.client.PaymentMethodConfigurations;
import org.tragwerk.stripe.client.StripeErrors;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Caches the payment methods that the Stripe account supports. They are read every ten
 * minutes, and again when Stripe refuses one.
 */
@Component
class AccountPaymentMethods {

	private static final Logger logger = LoggerFactory.getLogger(AccountPaymentMethods.class);

	private final StripeClient stripe;

	private final MeterRegistry meters;

	private volatile Set<PaymentMethodType> known = Set.of();

	/**
	 * Registers the counters, because Prometheus does not see the increase of a counter
	 * that first appears with its first increment.
	 */
	AccountPaymentMethods(@Qualifier("readersClient") StripeClient stripe, MeterRegistry meters) {
		this.stripe = stripe;
		this.meters = meters;
		for (var type : PaymentMethodType.values()) {
			refusals(type);
		}
	}

	/** The payment methods as last read; empty before the first successful read. */
	Set<PaymentMethodType> known() {
		return this.known;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.payment-methods:PT10M}")
	void refresh() {
		try {
			var found = StripeErrors
				.call(() -> PaymentMethodConfigurations.available(this.stripe, StripeCheckout.options().build()));
			if (!found.equals(this.known)) {
				logger.info("The account can be paid by {}", found);
			}
			this.known = found;
		}
		catch (RuntimeException ex) {
			logger.warn("The account's payment methods could not be read again: {}", ex.getMessage());
		}
	}

	/**
	 * The offered payment methods without those that Stripe refuses: the ones that the
	 * account supports when it is read again, else the ones that the refusal does not
	 * name.
	 */
	Set<PaymentMethodType> remaining(Collection<PaymentMethodType> offered, String refusal) {
		refresh();
		var account = this.known;
		var refused = only(offered, (type) -> !account.isEmpty() && !account.contains(type));
		if (refused.isEmpty()) {
			refused = only(offered, (type) -> refusal.matches("(?s).*\\b" + type.code() + "\\b.*"));
		}
		refused.forEach((type) -> refusals(type).increment());
		this.known = without(account, refused);
		return without(offered, refused);
	}

	private Counter refusals(PaymentMethodType type) {
		return Counter.builder("tragwerk.checkout.payment.method.refusals")
			.description("Payment methods that were offered and that Stripe refused")
			.tags("method", type.code())
			.register(this.meters);
	}

	private static Set<PaymentMethodType> only(Collection<PaymentMethodType> types,
			Predicate<PaymentMethodType> condition) {
		return types.stream().filter(condition).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static Set<PaymentMethodType> without(Collection<PaymentMethodType> types, Set<PaymentMethodType> removed) {
		return only(types, (type) -> !removed.contains(type));
	}

}
