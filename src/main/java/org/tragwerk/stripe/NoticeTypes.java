package org.tragwerk.stripe;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of notice after which we look at the customer anew. All others are recorded
 * only; those of charges and payment intents tell nothing that an invoice does not.
 */
final class NoticeTypes {

	private static final Set<String> LOOK = Set.of("checkout.session.completed", "checkout.session.expired",
			"checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed",
			"customer.subscription.created", "customer.subscription.updated", "customer.subscription.deleted",
			"customer.subscription.paused", "customer.subscription.resumed",
			"customer.subscription.pending_update_expired", "invoice.finalized", "invoice.paid",
			"invoice.payment_failed", "invoice.payment_action_required", "invoice.voided",
			"invoice.marked_uncollectible", "customer.deleted");

	/** Those that are counted as they come in, without a look at anybody. */
	private static final Set<String> COUNTED = Set.of(Declines.DECLINED);

	private NoticeTypes() {
	}

	/** All that somebody handles, which is all that Stripe is asked to tell us. */
	static SortedSet<String> handled() {
		return Stream.of(LOOK, COUNTED).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
	}

	static boolean makeUsLook(String type) {
		return LOOK.contains(type);
	}

}
