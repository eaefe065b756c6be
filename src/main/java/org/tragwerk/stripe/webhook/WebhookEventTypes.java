package org.tragwerk.stripe.webhook;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.checkout.CheckoutOutcomeRepository;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.sync.SyncRequest;

/**
 * The types of webhook events that lead to a customer sync. All others are only stored;
 * {@code charge.succeeded} and {@code charge.failed} are among them, because the
 * invoice's events report the same.
 */
public final class WebhookEventTypes {

	/**
	 * The types that renewals cause by the thousand: it is enough to fetch the event's
	 * own object, so they can be synced in bulk.
	 */
	private static final Set<String> OBJECT_CHANGED = Set.of("customer.subscription.updated", "invoice.finalized",
			"invoice.paid");

	/**
	 * The types of a completed Checkout, whose reader may be waiting; they go before all
	 * others.
	 */
	private static final Set<String> CHECKOUT_COMPLETED = Set.of("checkout.session.completed",
			"checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed",
			"customer.subscription.created");

	private static final Set<String> CUSTOMER_CHANGED = Set.of("checkout.session.expired",
			"customer.subscription.deleted", "customer.subscription.paused", "customer.subscription.resumed",
			"customer.subscription.pending_update_expired", "invoice.payment_failed", "invoice.payment_action_required",
			"invoice.voided", "invoice.marked_uncollectible", "charge.refunded", "refund.updated", "refund.failed",
			"charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed",
			"radar.early_fraud_warning.created", "radar.early_fraud_warning.updated", "mandate.updated",
			"payment_method.updated", "payment_method.automatically_updated", "payment_method.detached",
			"customer.deleted");

	/** Types that are only counted on arrival. */
	private static final Set<String> COUNTED = Set.of(CheckoutOutcomeRepository.DECLINED);

	private static final SortedSet<String> HANDLED = Stream
		.of(OBJECT_CHANGED, CHECKOUT_COMPLETED, CUSTOMER_CHANGED, COUNTED)
		.flatMap(Set::stream)
		.collect(Collectors.toCollection(TreeSet::new));

	private WebhookEventTypes() {
	}

	/** All types that are handled; the webhook endpoint subscribes to exactly these. */
	public static SortedSet<String> handled() {
		return HANDLED;
	}

	/** The sync that an event requires, null for none. */
	static @Nullable SyncRequest syncRequest(WebhookEventHeader header) {
		if (header.providerId() == null) {
			return null;
		}
		if (OBJECT_CHANGED.contains(header.type()) && header.happenedAt() != null) {
			return new SyncRequest(header.providerId(), RequestPriority.WEBHOOK, header.objectId(),
					header.happenedAt());
		}
		if (CHECKOUT_COMPLETED.contains(header.type())) {
			return SyncRequest.full(header.providerId(), RequestPriority.CHECKOUT);
		}
		return causesSync(header.type()) ? SyncRequest.full(header.providerId(), RequestPriority.WEBHOOK) : null;
	}

	private static boolean causesSync(String type) {
		return OBJECT_CHANGED.contains(type) || CUSTOMER_CHANGED.contains(type);
	}

	/**
	 * The type as the value of a metric's tag; "other" for every type that is not
	 * handled.
	 */
	static String label(String type) {
		return HANDLED.contains(type) ? type : "other";
	}

}
