package org.tragwerk.stripe.sync;

import java.util.List;

import com.stripe.StripeClient;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentListParams;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;

import org.springframework.stereotype.Component;

/**
 * Fetches a customer's payment intents with their latest charges and refunds, because
 * invoices and subscriptions do not contain failures, refunds and disputes.
 */
@Component
class PaymentIntentFetcher {

	private final StripeClient stripe;

	PaymentIntentFetcher(StripeClient stripe) {
		this.stripe = stripe;
	}

	/**
	 * The newest 100 payment intents; makes no call and returns none if there is neither
	 * a subscription nor a session with a pending debit.
	 */
	List<PaymentIntent> fetch(String customer, List<Subscription> subscriptions, List<Session> sessions) {
		if (subscriptions.isEmpty() && sessions.stream().noneMatch(CheckoutSettlement::isPending)) {
			return List.of();
		}
		var params = PaymentIntentListParams.builder()
			.setCustomer(customer)
			.setLimit(StripeLists.PAGE)
			.addExpand("data.latest_charge.refunds")
			.build();
		return StripeErrors.call(() -> this.stripe.v1().paymentIntents().list(params)).getData();
	}

}
