package org.tragwerk.sandbox.account.subscriptions;

import org.tragwerk.sandbox.account.invoices.Invoice;

/** The collection of a subscription's invoice, automatic or manual. */
record InvoiceCollection(Subscription subscription, Invoice invoice, boolean manual) {

	/** Whether a pending update waits for this payment. */
	boolean isOfPendingUpdate() {
		return this.subscription.pendingUpdate != null && this.subscription.pendingUpdate.invoice() == this.invoice;
	}

	boolean isDue() {
		return this.invoice.isOpen() && this.invoice.autoAdvance && !this.subscription.hasEnded();
	}

}
