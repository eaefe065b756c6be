package org.tragwerk.stripe.sync;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionListParams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;
import org.tragwerk.subscription.CustomerSnapshot;

import org.springframework.stereotype.Component;

/**
 * Fetches the current state of a customer from Stripe: subscriptions in every status,
 * Checkout sessions, payment intents and invoices, the newest 100 of each. That takes
 * three calls if there is no payment yet, else four, and one more for each charge that
 * was disputed or refunded.
 */
@Component
class CustomerFetcher {

	private static final Logger logger = LoggerFactory.getLogger(CustomerFetcher.class);

	private final StripeClient stripe;

	private final PaymentIntentFetcher paymentIntentFetcher;

	private final PendingDebitFetcher pendingDebitFetcher;

	private final DisputeFetcher disputeFetcher;

	private final OwnSubscriptions ownSubscriptions;

	CustomerFetcher(StripeClient stripe, PaymentIntentFetcher paymentIntentFetcher,
			PendingDebitFetcher pendingDebitFetcher, DisputeFetcher disputeFetcher, OwnSubscriptions ownSubscriptions) {
		this.stripe = stripe;
		this.paymentIntentFetcher = paymentIntentFetcher;
		this.pendingDebitFetcher = pendingDebitFetcher;
		this.disputeFetcher = disputeFetcher;
		this.ownSubscriptions = ownSubscriptions;
	}

	/**
	 * Fetches the customer. Subscriptions are listed before Checkout sessions: if a
	 * reader pays between both calls, the new subscription is missing, which the next
	 * sync corrects; in the other order its session would look open and its pending debit
	 * would be overlooked.
	 * @throws org.tragwerk.provider.ProviderUnavailableException if Stripe could not be
	 * reached or answered with a temporary error
	 * @throws IllegalStateException if an object of this application has an unexpected
	 * form
	 */
	CustomerState fetch(String customer) {
		var subscriptions = subscriptions(customer);
		var sessions = sessions(customer);
		var intents = this.paymentIntentFetcher.fetch(customer, subscriptions, sessions);
		var paymentMethodDetails = this.pendingDebitFetcher.fetch(sessions, charges(intents.stream()).toList());
		var paymentConverter = paymentConverter(sessions, intents);
		var payments = invoices(customer).stream().flatMap(paymentConverter::payments).toList();
		var checkoutConverter = new CheckoutConverter(sessions, paymentMethodDetails, payments, paymentConverter);
		return new CustomerState(checkoutConverter.checkouts(),
				new CustomerSnapshot(customer,
						subscriptions.stream()
							.filter(CustomerFetcher::hasKnownStatus)
							.map(checkoutConverter::subscription)
							.toList(),
						payments, checkoutConverter.gifts()));
	}

	/**
	 * Whether the status is known; a subscription with an unknown status is left out of
	 * the sync and stays unchanged.
	 */
	private static boolean hasKnownStatus(Subscription subscription) {
		var isKnown = SnapshotConverter.hasKnownStatus(subscription);
		if (!isKnown) {
			logger.warn("Subscription {} is in a status that is not known here: {}", subscription.getId(),
					subscription.getStatus());
		}
		return isKnown;
	}

	private List<Session> sessions(String customer) {
		var params = SessionListParams.builder()
			.setCustomer(customer)
			.setLimit(StripeLists.PAGE)
			.addExpand("data.invoice")
			.addExpand("data.payment_intent.latest_charge.refunds")
			.addExpand("data.payment_intent.latest_charge.balance_transaction")
			.build();
		return StripeErrors.call(() -> this.stripe.v1().checkout().sessions().list(params)).getData();
	}

	private List<Subscription> subscriptions(String customer) {
		var params = SubscriptionListParams.builder()
			.setCustomer(customer)
			.setStatus(SubscriptionListParams.Status.ALL)
			.setLimit(StripeLists.PAGE)
			.addExpand("data.default_payment_method")
			.addExpand("data.customer")
			.build();
		return StripeErrors.call(() -> this.stripe.v1().subscriptions().list(params))
			.getData()
			.stream()
			.filter(this.ownSubscriptions::owns)
			.toList();
	}

	private List<Invoice> invoices(String customer) {
		var params = InvoiceListParams.builder()
			.setCustomer(customer)
			.setLimit(StripeLists.PAGE)
			.addExpand("data.payments")
			.build();
		return StripeErrors.call(() -> this.stripe.v1().invoices().list(params)).getData();
	}

	private PaymentConverter paymentConverter(List<Session> sessions, List<PaymentIntent> intents) {
		var given = sessions.stream().map(Session::getPaymentIntentObject).filter(Objects::nonNull);
		var disputes = this.disputeFetcher.fetch(charges(Stream.concat(intents.stream(), given)).distinct().toList());
		return new PaymentConverter(
				intents.stream().collect(Collectors.toMap(PaymentIntent::getId, Function.identity())), disputes);
	}

	private static Stream<Charge> charges(Stream<PaymentIntent> intents) {
		return intents.map(PaymentIntent::getLatestChargeObject).filter(Objects::nonNull);
	}

}
