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

	/** What renewals bring by the thousand: a look at the object itself answers them. */
	private static final Set<String> NAMED = Set.of("customer.subscription.updated", "invoice.finalized",
			"invoice.paid");

	private static final Set<String> LOOK = Set.of("checkout.session.completed", "checkout.session.expired",
			"checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed",
			"customer.subscription.created", "customer.subscription.deleted", "customer.subscription.paused",
			"customer.subscription.resumed", "customer.subscription.pending_update_expired", "invoice.payment_failed",
			"invoice.payment_action_required", "invoice.voided", "invoice.marked_uncollectible", "charge.refunded",
			"refund.failed", "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed",
			"customer.deleted");

	/** Those that are counted as they come in, without a look at anybody. */
	private static final Set<String> COUNTED = Set.of(CardTestingMonitor.DECLINED);

	private static final SortedSet<String> HANDLED = Stream.of(NAMED, LOOK, COUNTED)
		.flatMap(Set::stream)
		.collect(Collectors.toCollection(TreeSet::new));

	private WebhookEventTypes() {
	}

	/** All that somebody handles, which is all that Stripe is asked to tell us. */
	public static SortedSet<String> handled() {
		return HANDLED;
	}

	/** What a notice asks us to look at, null for nothing. */
	static @Nullable SyncRequest newsIn(WebhookEventHeader head) {
		if (head.subject() == null) {
			return null;
		}
		if (NAMED.contains(head.type()) && head.happenedAt() != null) {
			return new SyncRequest(head.subject(), head.object(), head.happenedAt());
		}
		return makesUsLook(head.type()) ? new SyncRequest(head.subject(), null, null) : null;
	}

	private static boolean makesUsLook(String type) {
		return NAMED.contains(type) || LOOK.contains(type);
	}

	/** The type as metrics tell it: anything else is one more "other". */
	static String label(String type) {
		return HANDLED.contains(type) ? type : "other";
	}

}
