package org.tragwerk.stripe.sync;

import java.util.List;
import java.util.Map;

import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.pledging.CheckoutSnapshot;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;
import org.tragwerk.subscription.PaymentSnapshot;
import org.tragwerk.subscription.PaymentStatus;
import org.tragwerk.subscription.SubscriptionSnapshot;

/**
 * Converts the Checkout pages of a customer, beside what came of them.
 *
 * @param sessions the pages of one customer
 * @param paymentMethodDetails how those are paid whose debit is under way, by the page's
 * id
 * @param payments all payments for subscriptions of the customer
 * @param paymentConverter reads the payments of single gifts
 */
record CheckoutConverter(List<Session> sessions, Map<String, PaymentMethodDetails> paymentMethodDetails,
		List<PaymentSnapshot> payments, PaymentConverter paymentConverter) {

	List<CheckoutSnapshot> checkouts() {
		return this.sessions.stream()
			.map((session) -> new CheckoutSnapshot(session.getId(), CheckoutSettlement.state(session),
					this.paymentMethodDetails.get(session.getId())))
			.toList();
	}

	SubscriptionSnapshot subscription(Subscription subscription) {
		var page = this.sessions.stream()
			.filter((session) -> subscription.getId().equals(session.getSubscription()))
			.findFirst();
		return SnapshotConverter.subscription(subscription, page.filter(this::hasBounced).isPresent(),
				page.map((session) -> this.paymentMethodDetails.get(session.getId())).orElse(null));
	}

	/** A later debit that brought money makes up for the first. */
	private boolean hasBounced(Session session) {
		return CheckoutSettlement.hasFailed(session) && this.payments.stream()
			.noneMatch((payment) -> payment.status() == PaymentStatus.PAID
					&& session.getSubscription().equals(payment.subscriptionId()));
	}

	/** What was paid once. */
	List<GiftSnapshot> gifts() {
		return this.sessions.stream()
			.filter(CheckoutConverter::isPaidOnce)
			.flatMap((session) -> this.paymentConverter.gift(session).stream())
			.toList();
	}

	private static boolean isPaidOnce(Session session) {
		return "payment".equals(session.getMode()) && "paid".equals(session.getPaymentStatus());
	}

}
