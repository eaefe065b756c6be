package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.money.Pledge;
import org.tragwerk.stripe.client.ObjectMetadata;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.subscription.Status;
import org.tragwerk.subscription.SubscriptionSnapshot;
import org.tragwerk.subscription.SubscriptionSnapshot.EndCause;

/**
 * Converts Stripe's subscriptions to snapshots.
 */
public final class SnapshotConverter {

	private static final Map<String, Status> STATUSES = Map.of("incomplete", Status.INCOMPLETE, "incomplete_expired",
			Status.ABANDONED, "active", Status.ACTIVE, "trialing", Status.ACTIVE, "past_due", Status.PAST_DUE, "unpaid",
			Status.UNPAID, "paused", Status.PAUSED, "canceled", Status.ENDED);

	private static final Set<Status> COLLECTED = EnumSet.of(Status.ACTIVE, Status.PAST_DUE, Status.UNPAID);

	private SnapshotConverter() {
	}

	/**
	 * Converts a subscription of this application. Its attempt is null if somebody has
	 * changed the metadata.
	 * @param bounced whether its first debit failed, which Stripe's status does not show
	 * @param paymentMethodDetails the payment method of a pending debit, null to use the
	 * subscription's own
	 * @throws UnsupportedObjectException if its status is not known
	 */
	public static SubscriptionSnapshot subscription(Subscription subscription, Pledge pledge, boolean bounced,
			@Nullable PaymentMethodDetails paymentMethodDetails) {
		return new SubscriptionSnapshot(subscription.getId(),
				ObjectMetadata.id(subscription.getMetadata(), OwnSubscriptions.ATTEMPT).orElse(null),
				status(subscription, bounced), pledge, instant(subscription.getStartDate()), periodEnd(subscription),
				resumesAt(subscription), endsAt(subscription), optional(subscription.getEndedAt()),
				endCause(subscription),
				(paymentMethodDetails != null) ? paymentMethodDetails : paymentMethod(subscription));
	}

	/** Stripe's id of the subscription that an invoice belongs to, null if to none. */
	public static @Nullable String subscriptionOf(Invoice invoice) {
		var parent = invoice.getParent();
		return (parent != null && parent.getSubscriptionDetails() != null)
				? parent.getSubscriptionDetails().getSubscription() : null;
	}

	/** The only item of a subscription of this application. */
	public static SubscriptionItem onlyItem(Subscription subscription) {
		var items = subscription.getItems().getData();
		if (items.size() != 1) {
			throw new UnsupportedObjectException("It has " + items.size() + " items instead of one");
		}
		return items.get(0);
	}

	private static @Nullable PaymentMethodDetails paymentMethod(Subscription subscription) {
		return Optional.ofNullable(subscription.getDefaultPaymentMethodObject())
			.flatMap((method) -> PaymentMethodType.parse(method.getType()))
			.map(PaymentMethodDetails::of)
			.orElse(null);
	}

	/**
	 * Whether neither the subscription nor its customer has a payment method, such as
	 * after it was detached; false if the customer was not expanded.
	 */
	static boolean hasNoPaymentMethod(Subscription subscription) {
		var customer = subscription.getCustomerObject();
		return subscription.getDefaultPaymentMethod() == null && subscription.getDefaultSource() == null
				&& customer != null && customer.getDefaultSource() == null && customer.getInvoiceSettings() != null
				&& customer.getInvoiceSettings().getDefaultPaymentMethod() == null;
	}

	private static Status status(Subscription subscription, boolean bounced) {
		var status = status(subscription);
		return (bounced && status == Status.ACTIVE) ? Status.BOUNCED : status;
	}

	/**
	 * The status; paused while no payments are collected, also if one was open before.
	 */
	private static Status status(Subscription subscription) {
		var status = STATUSES.get(String.valueOf(subscription.getStatus()));
		if (status == null) {
			throw new UnsupportedObjectException("Its status is " + subscription.getStatus());
		}
		return (COLLECTED.contains(status) && subscription.getPauseCollection() != null) ? Status.PAUSED : status;
	}

	private static @Nullable Instant resumesAt(Subscription subscription) {
		var pause = subscription.getPauseCollection();
		return (pause != null) ? optional(pause.getResumesAt()) : null;
	}

	/**
	 * The cause of the end; Stripe's cancellation reason comes before a deletion of the
	 * customer.
	 */
	private static @Nullable EndCause endCause(Subscription subscription) {
		var details = subscription.getCancellationDetails();
		return switch ((details != null && details.getReason() != null) ? details.getReason() : "") {
			case "payment_failed" -> EndCause.PAYMENT_FAILED;
			case "payment_disputed" -> EndCause.PAYMENT_DISPUTED;
			default -> isCustomerDeleted(subscription) ? EndCause.CUSTOMER_DELETED : null;
		};
	}

	/** Whether the customer is deleted; false if it was not expanded. */
	private static boolean isCustomerDeleted(Subscription subscription) {
		var customer = subscription.getCustomerObject();
		return customer != null && Boolean.TRUE.equals(customer.getDeleted());
	}

	/**
	 * The scheduled end, null for none. Flexible billing mode sets only
	 * {@code cancel_at}, classic billing mode can set only {@code cancel_at_period_end}.
	 */
	public static @Nullable Instant endsAt(Subscription subscription) {
		if (subscription.getCancelAt() != null) {
			return instant(subscription.getCancelAt());
		}
		return Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd()) ? periodEnd(subscription) : null;
	}

	/** The start of the current period, the latest if there are several items. */
	public static Instant periodStart(Subscription subscription) {
		return latest(subscription, SubscriptionItem::getCurrentPeriodStart);
	}

	/** The end of the current period, the latest if there are several items. */
	public static Instant periodEnd(Subscription subscription) {
		return latest(subscription, SubscriptionItem::getCurrentPeriodEnd);
	}

	private static Instant latest(Subscription subscription, Function<SubscriptionItem, Long> time) {
		return subscription.getItems()
			.getData()
			.stream()
			.map((item) -> instant(time.apply(item)))
			.max(Comparator.naturalOrder())
			.orElseThrow(() -> new UnsupportedObjectException("It has no items"));
	}

	private static @Nullable Instant optional(@Nullable Long seconds) {
		return (seconds != null) ? instant(seconds) : null;
	}

	static Instant instant(Long seconds) {
		return Instant.ofEpochSecond(seconds);
	}

}
