package org.tragwerk.stripe.sync;

import java.util.Locale;

/**
 * The sweeps that mark customers for a sync in case webhook events were lost.
 */
enum Sweep {

	/** Customers whose Checkout session was open when last synced. */
	ATTEMPTS(100),

	/** Customers whose first direct debit is pending. */
	DEBITS(500),

	/** Customers with a subscription that has not ended. */
	SUBSCRIPTIONS(500),

	/** Payments that were refunded lately. */
	REFUNDS(500),

	/** Payments that were disputed or returned lately. */
	DISPUTES(500),

	/** Payments of which a card issuer warned lately. */
	FRAUD_WARNINGS(500);

	private final int batch;

	Sweep(int batch) {
		this.batch = batch;
	}

	/** The number of marks after which a run ends. */
	int batch() {
		return this.batch;
	}

	/** The name in tables and metrics. */
	String kind() {
		return name().toLowerCase(Locale.ROOT);
	}

}
