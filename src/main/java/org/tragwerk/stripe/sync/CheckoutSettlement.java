package org.tragwerk.stripe.sync;

import java.util.Set;

import com.stripe.model.checkout.Session;
import org.tragwerk.pledging.CheckoutSnapshot;

/**
 * Determines the status of a Checkout session's payment. A direct debit takes days, and
 * if the first one of a subscription fails, Stripe only voids the invoice while the
 * subscription stays active.
 */
final class CheckoutSettlement {

	private static final Set<String> FAILED_STATUSES = Set.of("void", "uncollectible", "canceled",
			"requires_payment_method");

	private CheckoutSettlement() {
	}

	static CheckoutSnapshot.State state(Session session) {
		return switch (session.getStatus()) {
			case "complete" -> completed(session);
			case "expired" -> CheckoutSnapshot.State.EXPIRED;
			default -> CheckoutSnapshot.State.OPEN;
		};
	}

	private static CheckoutSnapshot.State completed(Session session) {
		if (!"unpaid".equals(session.getPaymentStatus())) {
			return CheckoutSnapshot.State.COMPLETED;
		}
		return FAILED_STATUSES.contains(paymentStatus(session)) ? CheckoutSnapshot.State.FAILED
				: CheckoutSnapshot.State.PROCESSING;
	}

	/**
	 * The status of the session's invoice, or of its payment intent if there is no
	 * invoice.
	 */
	private static String paymentStatus(Session session) {
		if (session.getInvoiceObject() != null) {
			return session.getInvoiceObject().getStatus();
		}
		return (session.getPaymentIntentObject() != null) ? session.getPaymentIntentObject().getStatus() : "";
	}

	static boolean isPending(Session session) {
		return state(session) == CheckoutSnapshot.State.PROCESSING;
	}

	static boolean hasFailed(Session session) {
		return state(session) == CheckoutSnapshot.State.FAILED;
	}

}
