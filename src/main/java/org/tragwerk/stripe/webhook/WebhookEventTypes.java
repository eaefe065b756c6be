package org.tragwerk.stripe.webhook;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.checkout.CardTestingMonitor;
import org.tragwerk.stripe.sync.SyncRequest;

/**
 * The types of webhook events after which the customer is fetched again. All others are
 * recorded only; those of charges that succeed or fail tell nothing that an invoice does
 * not.
 */
public final class WebhookEventTypes {

	/** What renewals bring by the thousand: fetching the object itself is enough. */
	private static final Set<String> OBJECT_CHANGED = Set.of("customer.subscription.updated", "invoice.finalized",
			"invoice.paid");

	private static final Set<String> CUSTOMER_CHANGED = Set.of("checkout.session.completed", "checkout.session.expired",
			"checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed",
			"customer.subscription.created", "customer.subscription.deleted", "customer.subscription.paused",
			"customer.subscription.resumed", "customer.subscription.pending_update_expired", "invoice.payment_failed",
			"invoice.payment_action_required", "invoice.voided", "invoice.marked_uncollectible", "charge.refunded",
			"refund.failed", "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed",
			"customer.deleted");

	/** Those that are only counted as they come in. */
	private static final Set<String> COUNTED = Set.of(CardTestingMonitor.DECLINED);

	private static final SortedSet<String> HANDLED = Stream.of(OBJECT_CHANGED, CUSTOMER_CHANGED, COUNTED)
		.flatMap(Set::stream)
		.collect(Collectors.toCollection(TreeSet::new));

	private WebhookEventTypes() {
	}

	/** All that are handled, which are all that the webhook endpoint subscribes to. */
	public static SortedSet<String> handled() {
		return HANDLED;
	}

	/** What an event asks to fetch, null for nothing. */
	static @Nullable SyncRequest syncRequest(WebhookEventHeader header) {
		if (header.providerId() == null) {
			return null;
		}
		if (OBJECT_CHANGED.contains(header.type()) && header.happenedAt() != null) {
			return new SyncRequest(header.providerId(), header.objectId(), header.happenedAt());
		}
		return causesSync(header.type()) ? new SyncRequest(header.providerId(), null, null) : null;
	}

	private static boolean causesSync(String type) {
		return OBJECT_CHANGED.contains(type) || CUSTOMER_CHANGED.contains(type);
	}

	/** The type as a metric's tag; all that are not handled are "other". */
	static String label(String type) {
		return HANDLED.contains(type) ? type : "other";
	}

}
