package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.invoices.Invoice;

/** Cancels subscriptions and stops collecting their invoices. */
public final class SubscriptionCanceler {

	private final Account account;

	SubscriptionCanceler(Account account) {
		this.account = account;
	}

	public void cancel(Subscription subscription, String reason) {
		var now = this.account.now();
		subscription.status = "canceled";
		subscription.canceledAt = (subscription.canceledAt != null) ? subscription.canceledAt : Long.valueOf(now);
		subscription.endedAt = now;
		subscription.cancellationReason = (subscription.cancellationReason != null) ? subscription.cancellationReason
				: reason;
		this.account.events().publish("customer.subscription.deleted", subscription);
		stopCollection(subscription);
	}

	/** Cancels all subscriptions of a customer. */
	void cancelAll(Customer customer) {
		for (var subscription : List.copyOf(this.account.table(Subscription.class).of(customer.id))) {
			if (!subscription.hasEnded()) {
				cancel(subscription, "cancellation_requested");
			}
		}
	}

	private void stopCollection(Subscription subscription) {
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
