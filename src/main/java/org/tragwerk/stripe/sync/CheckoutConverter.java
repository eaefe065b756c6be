package org.tragwerk.stripe.sync;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.Pledge;
import org.tragwerk.pledging.CheckoutSnapshot;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;
import org.tragwerk.payment.PaymentSnapshot;
import org.tragwerk.payment.PaymentStatus;
import org.tragwerk.subscription.SubscriptionSnapshot;

/**
 * Converts a customer's Checkout sessions to snapshots and gifts.
 *
 * @param sessions all Checkout sessions of the customer
 * @param paymentMethodDetails the payment methods of sessions with a pending debit, by
 * the session's id
 * @param payments all payments for subscriptions of the customer
 * @param paymentConverter converts the payments of gifts
 * @param inactivePaymentMethods the ids of payment methods whose mandate ended
 */
record CheckoutConverter(List<Session> sessions, Map<String, PaymentMethodDetails> paymentMethodDetails,
		List<PaymentSnapshot> payments, PaymentConverter paymentConverter, Set<String> inactivePaymentMethods) {

	List<CheckoutSnapshot> checkouts(UnsupportedObjects unsupported) {
		return this.sessions.stream()
			.flatMap((session) -> unsupported.convert(session, this::checkout).stream())
			.toList();
	}

	private CheckoutSnapshot checkout(Session session) {
		return new CheckoutSnapshot(session.getId(), CheckoutSettlement.state(session),
				this.paymentMethodDetails.get(session.getId()));
	}

	/** Converts subscriptions with these pledges, by the subscription's id. */
	Function<Subscription, SubscriptionSnapshot> subscriptions(Map<String, Pledge> pledges) {
		return (subscription) -> subscription(subscription, Objects.requireNonNull(pledges.get(subscription.getId())));
	}

	private SubscriptionSnapshot subscription(Subscription subscription, Pledge pledge) {
		var page = this.sessions.stream()
			.filter((session) -> subscription.getId().equals(session.getSubscription()))
			.findFirst();
		var snapshot = SnapshotConverter.subscription(subscription, pledge, page.filter(this::hasBounced).isPresent(),
				page.map((session) -> this.paymentMethodDetails.get(session.getId())).orElse(null));
		return this.inactivePaymentMethods.contains(String.valueOf(subscription.getDefaultPaymentMethod()))
				|| SnapshotConverter.hasNoPaymentMethod(subscription) ? snapshot.withInactivePaymentMethod() : snapshot;
	}

	/**
	 * Whether the first debit of a subscription failed and no later one has succeeded.
	 */
	private boolean hasBounced(Session session) {
		return CheckoutSettlement.hasFailed(session) && this.payments.stream()
			.noneMatch((payment) -> payment.status() == PaymentStatus.PAID
					&& session.getSubscription().equals(payment.subscriptionId()));
	}

	/** The gifts that were paid with these sessions. */
	List<GiftSnapshot> gifts(UnsupportedObjects unsupported) {
		return this.sessions.stream()
			.filter(CheckoutConverter::isPaidOnce)
			.flatMap((session) -> unsupported.convertEach(session,
					(given) -> this.paymentConverter.gift(given).stream()))
			.toList();
	}

	private static boolean isPaidOnce(Session session) {
		return "payment".equals(session.getMode()) && "paid".equals(session.getPaymentStatus());
	}

}
