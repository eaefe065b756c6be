package org.tragwerk.stripe;

import java.util.Set;

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

	private static final Set<String> COUNTED = Set.of("charge.failed");

	private NoticeTypes() {
	}

	static boolean makeUsLook(String type) {
		return LOOK.contains(type);
	}

	/** The type as metrics tell it: anything else is one more "other". */
	static String label(String type) {
		return (LOOK.contains(type) || COUNTED.contains(type)) ? type : "other";
	}

}
