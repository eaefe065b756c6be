package org.tragwerk.stripe.sync;

import java.util.List;

import com.stripe.StripeClient;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionListParams;

import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.subscription.CustomerSnapshot;
import org.tragwerk.subscription.PaymentSnapshot;

import org.springframework.stereotype.Component;

/**
 * Fetches what Stripe has of a customer now: Checkout pages, subscriptions in every
 * status, and paid invoices, the newest hundred of each.
 */
@Component
class CustomerFetcher {

	private static final long PAGE = 100;

	private final StripeClient stripe;

	private final PendingDebitFetcher pendingDebitFetcher;

	private final OwnSubscriptions ownSubscriptions;

	CustomerFetcher(StripeClient stripe, PendingDebitFetcher pendingDebitFetcher, OwnSubscriptions ownSubscriptions) {
		this.stripe = stripe;
		this.pendingDebitFetcher = pendingDebitFetcher;
		this.ownSubscriptions = ownSubscriptions;
	}

	/**
	 * Looks at the customer. Subscriptions are listed before the Checkout pages that they
	 * grew from: of a reader who pays meanwhile, nothing is seen rather than a
	 * subscription whose page still looks open, as if its debit were not under way.
	 * @throws org.tragwerk.subscription.ProviderUnavailableException if Stripe gave no
	 * answer
	 * @throws IllegalStateException if something of ours looks as nothing of ours can
	 */
	CustomerState fetch(String customer) {
		var subscriptions = subscriptions(customer);
		var sessions = sessions(customer);
		var paymentMethodDetails = this.pendingDebitFetcher.under(customer, sessions);
		var payments = payments(customer);
		var translation = new CheckoutConverter(sessions, paymentMethodDetails, payments);
		return new CustomerState(translation.checkouts(), new CustomerSnapshot(customer,
				subscriptions.stream().map(translation::subscription).toList(), payments, translation.gifts()));
	}

	private List<Session> sessions(String customer) {
		var params = SessionListParams.builder()
			.setCustomer(customer)
			.setLimit(PAGE)
			.addExpand("data.invoice")
			.addExpand("data.payment_intent.latest_charge")
			.build();
		return StripeErrors.call(() -> this.stripe.v1().checkout().sessions().list(params)).getData();
	}

	private List<Subscription> subscriptions(String customer) {
		var params = SubscriptionListParams.builder()
			.setCustomer(customer)
			.setStatus(SubscriptionListParams.Status.ALL)
			.setLimit(PAGE)
			.addExpand("data.default_payment_method")
			.addExpand("data.customer")
			.build();
		return StripeErrors.call(() -> this.stripe.v1().subscriptions().list(params))
			.getData()
			.stream()
			.filter(this.ownSubscriptions::owns)
			.toList();
	}

	private List<PaymentSnapshot> payments(String customer) {
		var params = InvoiceListParams.builder()
			.setCustomer(customer)
			.setStatus(InvoiceListParams.Status.PAID)
			.setLimit(PAGE)
			.addExpand("data.payments")
			.build();
		return StripeErrors.call(() -> this.stripe.v1().invoices().list(params))
			.getData()
			.stream()
			.flatMap(SnapshotConverter::payments)
			.toList();
	}

}
