package org.tragwerk.stripe.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.stripe.StripeClient;
import com.stripe.model.Charge;
import com.stripe.model.checkout.Session;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.stripe.client.StripeErrors;

import org.springframework.stereotype.Component;

/**
 * Fetches the expected debit date and the mandate of pending debits; makes no call if
 * there are none.
 */
@Component
class PendingDebitFetcher {

	private final StripeClient stripe;

	PendingDebitFetcher(StripeClient stripe) {
		this.stripe = stripe;
	}

	/**
	 * The payment methods of these Checkout sessions, by the session's id.
	 * @param charges all charges of the customer, the newest first
	 */
	Map<String, PaymentMethodDetails> fetch(List<Session> sessions, List<Charge> charges) {
		var paymentMethodDetails = new HashMap<String, PaymentMethodDetails>();
		sessions.stream()
			.filter(CheckoutSettlement::isPending)
			.forEach((session) -> charge(session, charges).flatMap(this::details)
				.ifPresent((found) -> paymentMethodDetails.put(session.getId(), found)));
		return paymentMethodDetails;
	}

	/**
	 * The session's charge: each customer is created for one Checkout session, so the
	 * oldest charge belongs to it.
	 */
	private static Optional<Charge> charge(Session session, List<Charge> charges) {
		return charges.stream()
			.filter((charge) -> session.getPaymentIntent() == null
					|| session.getPaymentIntent().equals(charge.getPaymentIntent()))
			.reduce((newer, older) -> older);
	}

	private Optional<PaymentMethodDetails> details(Charge charge) {
		var mandate = ChargeConverter.mandate(charge).map(this::mandateReference).orElse(null);
		return ChargeConverter.paymentMethod(charge, mandate);
	}

	private String mandateReference(String mandate) {
		return StripeErrors.call(() -> this.stripe.v1().mandates().retrieve(mandate))
			.getPaymentMethodDetails()
			.getSepaDebit()
			.getReference();
	}

}
