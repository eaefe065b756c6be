package org.tragwerk.sandbox.account;

import org.jspecify.annotations.Nullable;

/** What a line of the balance says: how much moved, why, and what Stripe kept. */
record Movement(Kind kind, long amount, long fee, StripeObject source, Charge charge) {

	static Movement of(Charge charge, long fee) {
		return new Movement(charge.isOfCard() ? Kind.CHARGE : Kind.PAYMENT, charge.intent.amount, fee, charge, charge);
	}

	static Movement of(Refund refund) {
		return new Movement(refund.charge.isOfCard() ? Kind.REFUND : Kind.PAYMENT_REFUND, -refund.amount, 0, refund,
				refund.charge);
	}

	static Movement withdrawn(Dispute dispute, long fee) {
		return new Movement(Kind.DISPUTE, -dispute.amount(), fee, dispute, dispute.charge);
	}

	static Movement reinstated(Dispute dispute) {
		return new Movement(Kind.DISPUTE_REVERSAL, dispute.amount(), 0, dispute, dispute.charge);
	}

	@Nullable String description() {
		return switch (this.kind) {
			case CHARGE, PAYMENT -> this.charge.intent.description;
			case REFUND, PAYMENT_REFUND -> "REFUND FOR CHARGE";
			case DISPUTE -> "Chargeback withdrawal for " + this.charge.id;
			case DISPUTE_REVERSAL -> "Chargeback reversal for " + this.charge.id;
		};
	}

	/** Stripe's type of a line and the category for accounting. */
	enum Kind {

		CHARGE("charge", "charge"), PAYMENT("payment", "charge"), REFUND("refund", "refund"),
		PAYMENT_REFUND("payment_refund", "refund"), DISPUTE("adjustment", "dispute"),
		DISPUTE_REVERSAL("adjustment", "dispute_reversal");

		final String type;

		final String category;

		Kind(String type, String category) {
			this.type = type;
			this.category = category;
		}

	}

}
