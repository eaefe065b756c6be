package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.invoices.Invoice;

/** Ends subscriptions, for one reason or another. */
public final class Ending {

	private final Account account;

	Ending(Account account) {
		this.account = account;
	}

	public void end(Subscription subscription, String reason) {
		var now = this.account.now();
		subscription.status = "canceled";
		subscription.canceledAt = (subscription.canceledAt != null) ? subscription.canceledAt : Long.valueOf(now);
		subscription.endedAt = now;
		subscription.cancellationReason = (subscription.cancellationReason != null) ? subscription.cancellationReason
				: reason;
		this.account.events().publish("customer.subscription.deleted", subscription);
		stopCollecting(subscription);
	}

	/** Ends all subscriptions of a customer. */
	void endAll(Customer customer) {
		for (var subscription : List.copyOf(this.account.table(Subscription.class).of(customer.id))) {
			if (!subscription.hasEnded()) {
				end(subscription, "cancellation_requested");
			}
		}
	}

	private void stopCollecting(Subscription subscription) {
		for (var invoice : this.account.table(Invoice.class).of(subscription.customer)) {
			if (invoice.subscription.equals(subscription.id) && (invoice.isOpen() || invoice.isDraft())) {
				var before = invoice.render();
				invoice.autoAdvance = false;
				invoice.nextAttempt = null;
				invoice.finalizesAt = null;
				this.account.events().publishUpdate("invoice.updated", before, invoice);
			}
		}
	}

}
