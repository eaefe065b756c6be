package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.stripe.model.Invoice;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.money.Pledge;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.subscription.Status;
import org.tragwerk.subscription.SubscriptionSnapshot;
import org.tragwerk.subscription.SubscriptionSnapshot.EndCause;

/**
 * Stripe's objects in our words.
 */
public final class SnapshotConverter {

	private SnapshotConverter() {
	}

	/**
	 * A subscription of ours.
	 * @param bounced whether its first debit failed, which Stripe's status does not tell
	 * @param means how it is paid, if more is known of it than the subscription says
	 */
	public static SubscriptionSnapshot subscription(Subscription subscription, boolean bounced,
			@Nullable PaymentMethodDetails paymentMethodDetails) {
		var item = onlyItem(subscription);
		return new SubscriptionSnapshot(subscription.getId(),
				UUID.fromString(subscription.getMetadata().get(OwnSubscriptions.ATTEMPT)),
				status(subscription, bounced), pledge(item.getPrice()), instant(subscription.getStartDate()),
				instant(item.getCurrentPeriodEnd()), resumesAt(subscription), endsAt(subscription),
				optional(subscription.getEndedAt()), endCause(subscription),
				(paymentMethodDetails != null) ? paymentMethodDetails : means(subscription));
	}

	/** Stripe's id of the subscription that an invoice belongs to, null if to none. */
	public static @Nullable String subscriptionOf(Invoice invoice) {
		var parent = invoice.getParent();
		return (parent != null && parent.getSubscriptionDetails() != null)
				? parent.getSubscriptionDetails().getSubscription() : null;
	}

	/** What a subscription of ours bills: it has one item. */
	public static SubscriptionItem onlyItem(Subscription subscription) {
		var items = subscription.getItems().getData();
		if (items.size() != 1) {
			throw new IllegalStateException(subscription.getId() + " has " + items.size() + " items instead of one");
		}
		return items.get(0);
	}

	private static @Nullable PaymentMethodDetails means(Subscription subscription) {
		return Optional.ofNullable(subscription.getDefaultPaymentMethodObject())
			.flatMap((method) -> PaymentMethodType.parse(method.getType()))
			.map(PaymentMethodDetails::of)
			.orElse(null);
	}

	private static Status status(Subscription subscription, boolean bounced) {
		var status = status(subscription);
		return (bounced && status == Status.ACTIVE) ? Status.BOUNCED : status;
	}

	private static Status status(Subscription subscription) {
		return switch (subscription.getStatus()) {
			case "incomplete" -> Status.INCOMPLETE;
			case "incomplete_expired" -> Status.ABANDONED;
			case "active", "trialing" -> (subscription.getPauseCollection() != null) ? Status.PAUSED : Status.ACTIVE;
			case "past_due" -> Status.PAST_DUE;
			case "unpaid" -> Status.UNPAID;
			case "paused" -> Status.PAUSED;
			case "canceled" -> Status.ENDED;
			default -> throw new IllegalStateException(
					subscription.getId() + " is in an unknown status: " + subscription.getStatus());
		};
	}

	private static Pledge pledge(Price price) {
		return Interval.ofMonths(months(price.getRecurring()))
			.filter((interval) -> Money.CURRENCY.getCurrencyCode().equalsIgnoreCase(price.getCurrency()))
			.map((interval) -> new Pledge(new Money(price.getUnitAmount()), interval))
			.orElseThrow(() -> new IllegalStateException(price.getId() + " is no price that we offer"));
	}

	/** Whole months, 0 for a rhythm in days or weeks. */
	private static long months(Price.Recurring rhythm) {
		return switch (rhythm.getInterval()) {
			case "month" -> rhythm.getIntervalCount();
			case "year" -> 12 * rhythm.getIntervalCount();
			default -> 0;
		};
	}

	private static @Nullable Instant resumesAt(Subscription subscription) {
		var pause = subscription.getPauseCollection();
		return (pause != null) ? optional(pause.getResumesAt()) : null;
	}

	/** The customer is known to be deleted only where it was asked for. */
	private static @Nullable EndCause endCause(Subscription subscription) {
		var customer = subscription.getCustomerObject();
		if (customer != null && Boolean.TRUE.equals(customer.getDeleted())) {
			return EndCause.CUSTOMER_DELETED;
		}
		var details = subscription.getCancellationDetails();
		return switch ((details != null && details.getReason() != null) ? details.getReason() : "") {
			case "payment_failed" -> EndCause.PAYMENT_FAILED;
			case "payment_disputed" -> EndCause.PAYMENT_DISPUTED;
			default -> null;
		};
	}

	/** Flexible billing sets the date alone, classic billing may set the flag alone. */
	public static @Nullable Instant endsAt(Subscription subscription) {
		if (subscription.getCancelAt() != null) {
			return instant(subscription.getCancelAt());
		}
		return Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd()) ? periodEnd(subscription) : null;
	}

	public static Instant periodEnd(Subscription subscription) {
		return instant(onlyItem(subscription).getCurrentPeriodEnd());
	}

	private static @Nullable Instant optional(@Nullable Long seconds) {
		return (seconds != null) ? instant(seconds) : null;
	}

	static Instant instant(Long seconds) {
		return Instant.ofEpochSecond(seconds);
	}

}
