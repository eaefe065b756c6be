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
import com.stripe.model.checkout.Session;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.checkout.SessionListParams;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;
import org.tragwerk.subscription.CustomerSnapshot;

import org.springframework.stereotype.Component;

/**
 * Fetches the current state of a customer from Stripe: subscriptions in every status,
 * Checkout sessions, payment intents and invoices, the newest 100 of each. That takes
 * three calls if there is no payment yet, else four, and one or two more for each charge
 * that was disputed, refunded or suspected, and for each mandate that is checked. An
 * object that is not supported is left out alone.
 */
@Component
class CustomerFetcher {

	private final StripeClient stripe;

	private final SubscriptionFetcher subscriptionFetcher;

	private final PaymentIntentFetcher paymentIntentFetcher;

	private final PendingDebitFetcher pendingDebitFetcher;

	private final ReversalFetcher reversalFetcher;

	CustomerFetcher(StripeClient stripe, SubscriptionFetcher subscriptionFetcher,
			PaymentIntentFetcher paymentIntentFetcher, PendingDebitFetcher pendingDebitFetcher,
			ReversalFetcher reversalFetcher) {
		this.stripe = stripe;
		this.subscriptionFetcher = subscriptionFetcher;
		this.paymentIntentFetcher = paymentIntentFetcher;
		this.pendingDebitFetcher = pendingDebitFetcher;
		this.reversalFetcher = reversalFetcher;
	}

	/**
	 * Fetches the customer. Subscriptions are listed before Checkout sessions: if a
	 * reader pays between both calls, the new subscription is missing, which the next
	 * sync corrects; in the other order its session would look open and its pending debit
	 * would be overlooked.
	 * @throws org.tragwerk.provider.ProviderUnavailableException if Stripe could not be
	 * reached or answered with a temporary error
	 */
	CustomerState fetch(String customer) {
		var subscriptions = this.subscriptionFetcher.fetch(customer);
		var sessions = sessions(customer);
		var intents = this.paymentIntentFetcher.fetch(customer, subscriptions, sessions);
		var charges = charges(intents.stream()).toList();
		var paymentMethodDetails = this.pendingDebitFetcher.fetch(sessions, charges);
		var paymentConverter = paymentConverter(sessions, intents);
		var unsupported = new UnsupportedObjects();
		var payments = invoices(customer).stream()
			.flatMap((invoice) -> unsupported.convertEach(invoice, paymentConverter::payments))
			.toList();
		var checkoutConverter = new CheckoutConverter(sessions, paymentMethodDetails, payments, paymentConverter,
				this.subscriptionFetcher.inactivePaymentMethods(subscriptions, charges));
		var pledges = this.subscriptionFetcher.pledges(subscriptions, unsupported);
		var snapshots = subscriptions.stream()
			.filter((each) -> pledges.containsKey(each.getId()))
			.flatMap((each) -> unsupported.convert(each, checkoutConverter.subscriptions(pledges)).stream())
			.toList();
		return new CustomerState(checkoutConverter.checkouts(unsupported),
				new CustomerSnapshot(customer, snapshots, payments, checkoutConverter.gifts(unsupported)),
				unsupported.reasons());
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
		var reversals = this.reversalFetcher.fetch(charges(Stream.concat(intents.stream(), given)).distinct().toList());
		return new PaymentConverter(
				intents.stream().collect(Collectors.toMap(PaymentIntent::getId, Function.identity())), reversals);
	}

	private static Stream<Charge> charges(Stream<PaymentIntent> intents) {
		return intents.map(PaymentIntent::getLatestChargeObject).filter(Objects::nonNull);
	}

}
