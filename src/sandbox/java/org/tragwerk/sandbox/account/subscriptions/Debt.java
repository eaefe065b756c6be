package org.tragwerk.sandbox.account.subscriptions;

import org.tragwerk.sandbox.account.invoices.Invoice;

/** An invoice with the subscription that owes it, perhaps paid by hand. */
record Debt(Subscription subscription, Invoice invoice, boolean byHand) {

	/** Whether a change waits for this payment. */
	boolean isOfPendingUpdate() {
		return this.subscription.pendingUpdate != null && this.subscription.pendingUpdate.invoice() == this.invoice;
	}

	boolean isCollected() {
		return this.invoice.isOpen() && this.invoice.autoAdvance && !this.subscription.hasEnded();
	}

}
