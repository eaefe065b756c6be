package org.tragwerk.stripe.sync;

import java.util.Set;

import com.stripe.model.checkout.Session;
import org.tragwerk.pledging.CheckoutSnapshot;

/**
 * How the payment behind a Checkout page stands. A direct debit takes days, and when the
 * first one of a subscription fails Stripe only voids its invoice: the subscription
 * itself looks as if all were well.
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

	/** The status of the invoice, or of the payment where there is no invoice. */
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
