package org.tragwerk.stripe.sync;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.stripe.model.Charge;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;

import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.pledging.CheckoutSnapshot;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.subscription.GiftSnapshot;
import org.tragwerk.subscription.PaymentSnapshot;
import org.tragwerk.subscription.SubscriptionSnapshot;

/**
 * What readers agreed to on Checkout pages, beside what came of it.
 *
 * @param sessions the pages of one customer
 * @param means how those are paid whose debit is under way, by the page's id
 * @param payments all that came in for subscriptions of the customer
 */
record CheckoutConverter(List<Session> sessions, Map<String, PaymentMethodDetails> paymentMethodDetails,
		List<PaymentSnapshot> payments) {

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
			.noneMatch((payment) -> payment.subscriptionId().equals(session.getSubscription()));
	}

	/** What was paid once. */
	List<GiftSnapshot> gifts() {
		return this.sessions.stream().filter(CheckoutConverter::isPaidOnce).flatMap(CheckoutConverter::gift).toList();
	}

	private static boolean isPaidOnce(Session session) {
		return "payment".equals(session.getMode()) && "paid".equals(session.getPaymentStatus());
	}

	private static Stream<GiftSnapshot> gift(Session session) {
		var charge = session.getPaymentIntentObject().getLatestChargeObject();
		var attempt = Optional.ofNullable(session.getMetadata())
			.map((metadata) -> metadata.get(OwnSubscriptions.ATTEMPT));
		return attempt.stream().map((id) -> gift(session, UUID.fromString(id), charge));
	}

	private static GiftSnapshot gift(Session session, UUID attempt, Charge charge) {
		var paymentMethodType = CheckoutSettlement.way(charge)
			.orElseThrow(() -> new IllegalStateException(session.getId() + " was paid by a way that we do not offer"));
		return new GiftSnapshot(Objects.requireNonNull(session.getPaymentIntent()), attempt,
				new Money(charge.getAmount()), paymentMethodType, SnapshotConverter.instant(charge.getCreated()));
	}

}
