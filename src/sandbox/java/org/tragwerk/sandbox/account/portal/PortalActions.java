package org.tragwerk.sandbox.account.portal;

import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Account.Changed;
import org.tragwerk.sandbox.account.core.EventTrigger;
import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionBiller;
import org.tragwerk.sandbox.account.subscriptions.Subscription;

/** The actions of customers on the hosted portal page. */
public final class PortalActions {

	private static final long LIFETIME = 3_600;

	private final Account account;

	private final SubscriptionBiller billing;

	PortalActions(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.billing = billing;
	}

	/** The page of a session, or null if it has expired. */
	public @Nullable PortalPage page(String token) {
		return this.account.read(() -> {
			var session = open(token);
			return (session != null) ? PortalPage.of(session, this.account) : null;
		});
	}

	/** Cancels a subscription at the period end or at once, as the configuration says. */
	public Changed<PortalPage> cancel(String token, String subscription) {
		return change(token, (session) -> {
			if (!session.configuration.cancels) {
				throw new NotPossibleException("Nothing is canceled in this portal.");
			}
			var own = ownSubscription(session, subscription);
			if (session.configuration.cancelMode.equals("immediately")) {
				this.billing.canceler().cancel(own, "cancellation_requested");
			}
			else {
				change(own, this::setCancelAt);
			}
		});
	}

	/** Takes back a scheduled cancellation. */
	public Changed<PortalPage> resume(String token, String subscription) {
		return change(token, (session) -> change(ownSubscription(session, subscription), (own) -> {
			own.cancelAt = null;
			own.cancelAtPeriodEnd = false;
			own.canceledAt = null;
			own.cancellationReason = null;
		}));
	}

	/**
	 * Replaces the customer's default card; subscriptions with their own default payment
	 * method keep it.
	 */
	public Changed<PortalPage> replaceCard(String token, String last4) {
		return change(token, (session) -> {
			if (!session.configuration.updatesPaymentMethod) {
				throw new NotPossibleException("No payment method is changed in this portal.");
			}
			var customer = this.account.table(Customer.class).get(session.customer);
			var card = new PaymentMethod(this.account.newId("pm_1", 23), this.account.now(), last4);
			card.customer = customer.id;
			card.email = customer.email;
			this.account.table(PaymentMethod.class).add(card);
			this.account.events().publish("payment_method.attached", card);
			var before = customer.render();
			customer.defaultPaymentMethod = card.id;
			this.account.events().publishUpdate("customer.updated", before, customer);
		});
	}

	/**
	 * Sets {@code cancel_at}, and in classic billing mode also {@code
	 * cancel_at_period_end}.
	 */
	private void setCancelAt(Subscription subscription) {
		subscription.cancelAt = subscription.periodEnd();
		subscription.cancelAtPeriodEnd = !subscription.isFlexible();
		subscription.canceledAt = this.account.now();
		subscription.cancellationReason = "cancellation_requested";
		this.billing.renewal().scheduleCancellation(subscription, subscription.periodEnd());
	}

	private Changed<PortalPage> change(String token, Consumer<PortalSession> change) {
		return this.account.change(EventTrigger.MANUAL, () -> {
			var session = open(token);
			if (session == null) {
				throw new NotPossibleException("This portal session leads nowhere any more.");
			}
			change.accept(session);
			return PortalPage.of(session, this.account);
		});
	}

	private void change(Subscription subscription, Consumer<Subscription> change) {
		Map<String, Object> before = subscription.render();
		change.accept(subscription);
		this.account.events().publishUpdate("customer.subscription.updated", before, subscription);
	}

	private static Subscription running(Subscription subscription) {
		if (subscription.hasEnded()) {
			throw new NotPossibleException("This subscription has ended.");
		}
		return subscription;
	}

	private Subscription ownSubscription(PortalSession session, String id) {
		return this.account.table(Subscription.class)
			.of(session.customer)
			.stream()
			.filter((subscription) -> subscription.id.equals(id))
			.findFirst()
			.map(PortalActions::running)
			.orElseThrow(() -> new NotPossibleException("No such subscription of this customer: " + id));
	}

	private @Nullable PortalSession open(String token) {
		return this.account.table(PortalSession.class)
			.all()
			.stream()
			.filter((session) -> session.url.endsWith("/" + token))
			.filter((session) -> session.created + LIFETIME > this.account.now())
			.filter((session) -> !this.account.table(Customer.class).get(session.customer).deleted)
			.findFirst()
			.orElse(null);
	}

}
