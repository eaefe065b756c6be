package org.tragwerk.sandbox.account.subscriptions;

import org.tragwerk.sandbox.account.invoices.Invoice;

/** An invoice to be collected for its subscription, automatically or manually. */
record InvoiceCollection(Subscription subscription, Invoice invoice, boolean manual) {

	/** Whether a pending update waits for this payment. */
	boolean isOfPendingUpdate() {
		return this.subscription.pendingUpdate != null && this.subscription.pendingUpdate.invoice() == this.invoice;
	}

	boolean isDue() {
		return this.invoice.isOpen() && this.invoice.autoAdvance && !this.subscription.hasEnded();
	}

}
