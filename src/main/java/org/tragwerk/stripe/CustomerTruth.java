package org.tragwerk.stripe;

import java.util.List;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.model.Subscription;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionListParams;
import org.tragwerk.pledging.CheckoutSnapshot;
import org.tragwerk.subscription.CustomerSnapshot;
import org.tragwerk.subscription.PaymentSnapshot;
import org.tragwerk.subscription.SubscriptionSnapshot;

import org.springframework.stereotype.Component;

/**
 * Fetches what Stripe has of a customer now: Checkout pages, subscriptions in every
 * status, and paid invoices, the newest hundred of each.
 */
@Component
class CustomerTruth {

	private static final long PAGE = 100;

	private final StripeClient stripe;

	CustomerTruth(StripeClient stripe) {
		this.stripe = stripe;
	}

	/**
	 * Looks at the customer.
	 * @throws org.tragwerk.subscription.ProviderUnavailableException if Stripe gave no
	 * answer
	 * @throws IllegalStateException if something of ours looks as nothing of ours can
	 */
	CustomerLook of(String customer) {
		return new CustomerLook(checkouts(customer),
				new CustomerSnapshot(customer, subscriptions(customer), payments(customer)));
	}

	private List<CheckoutSnapshot> checkouts(String customer) {
		var params = SessionListParams.builder().setCustomer(customer).setLimit(PAGE).build();
		return StripeFailures.call(() -> this.stripe.v1().checkout().sessions().list(params))
			.getData()
			.stream()
			.map(Translation::checkout)
			.toList();
	}

	private List<SubscriptionSnapshot> subscriptions(String customer) {
		var params = SubscriptionListParams.builder()
			.setCustomer(customer)
			.setStatus(SubscriptionListParams.Status.ALL)
			.setLimit(PAGE)
			.build();
		return StripeFailures.call(() -> this.stripe.v1().subscriptions().list(params))
			.getData()
			.stream()
			.filter(CustomerTruth::isOurs)
			.map(Translation::subscription)
			.toList();
	}

	private List<PaymentSnapshot> payments(String customer) {
		var params = InvoiceListParams.builder()
			.setCustomer(customer)
			.setStatus(InvoiceListParams.Status.PAID)
			.setLimit(PAGE)
			.addExpand("data.payments")
			.build();
		return StripeFailures.call(() -> this.stripe.v1().invoices().list(params))
			.getData()
			.stream()
			.flatMap(Translation::payments)
			.toList();
	}

	private static boolean isOurs(Subscription subscription) {
		return Stream.ofNullable(subscription.getMetadata())
			.anyMatch((metadata) -> metadata.containsKey(StripeCheckout.ATTEMPT));
	}

}
