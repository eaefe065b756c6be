package org.tragwerk.sandbox.account;

import org.jspecify.annotations.Nullable;

/**
 * What a line of the balance says.
 *
 * @param kind why money moved
 * @param amount cents that came, negative if they went
 * @param fee cents that Stripe kept besides
 * @param source what moved it, null for fees that belong to no payment
 * @param charge the payment behind it, null if it is about all of them
 * @param description what stands there for people
 */
record Movement(Kind kind, long amount, long fee, @Nullable StripeObject source, @Nullable Charge charge,
		@Nullable String description) {

	static Movement of(Charge charge, long fee) {
		return new Movement(charge.isOfCard() ? Kind.CHARGE : Kind.PAYMENT, charge.intent.amount, fee, charge, charge,
				charge.intent.description);
	}

	static Movement of(Refund refund) {
		return new Movement(refund.charge.isOfCard() ? Kind.REFUND : Kind.PAYMENT_REFUND, -refund.amount, 0, refund,
				refund.charge, "REFUND FOR CHARGE");
	}

	/** A refund that its bank sent back. */
	static Movement returned(Refund refund) {
		return new Movement(Kind.REFUND_FAILURE, refund.amount, 0, refund, refund.charge, "REFUND FAILURE");
	}

	static Movement withdrawn(Dispute dispute, long fee) {
		return new Movement(Kind.DISPUTE, -dispute.amount(), fee, dispute, dispute.charge,
				"Chargeback withdrawal for " + dispute.charge.id);
	}

	static Movement reinstated(Dispute dispute, long amount) {
		return new Movement(Kind.DISPUTE_REVERSAL, amount, 0, dispute, dispute.charge,
				"Chargeback reversal for " + dispute.charge.id);
	}

	/** A fee of its own, or a negative one that is given back. */
	static Movement fee(long cents, String description) {
		return new Movement(Kind.STRIPE_FEE, -cents, 0, null, null, description);
	}

	static Movement of(Payout payout) {
		return new Movement(Kind.PAYOUT, -payout.amount, 0, payout, null, payout.description);
	}

	/** A payout that did not arrive, or was called back. */
	static Movement returned(Payout payout, Kind kind) {
		return new Movement(kind, payout.amount, 0, payout, null, payout.description);
	}

	long net() {
		return this.amount - this.fee;
	}

	String currency() {
		return (this.charge != null) ? this.charge.intent.currency : "eur";
	}

	/** Whether it is a payment that Stripe holds back for some days. */
	boolean isHeldBack() {
		return this.charge != null && this.charge == this.source && !this.charge.paymentMethod.means.isDelayed();
	}

	/** Stripe's type of a line and the category for accounting. */
	enum Kind {

		CHARGE("charge", "charge"), PAYMENT("payment", "charge"), REFUND("refund", "refund"),
		PAYMENT_REFUND("payment_refund", "refund"), REFUND_FAILURE("refund_failure", "refund_failure"),
		DISPUTE("adjustment", "dispute"), DISPUTE_REVERSAL("adjustment", "dispute_reversal"),
		STRIPE_FEE("stripe_fee", "fee"), PAYOUT("payout", "payout"),
		PAYOUT_FAILURE("payout_failure", "payout_reversal"), PAYOUT_CANCEL("payout_cancel", "payout_reversal");

		final String type;

		final String category;

		Kind(String type, String category) {
			this.type = type;
			this.category = category;
		}

		boolean isOfPayout() {
			return this.type.startsWith("payout");
		}

	}

}
