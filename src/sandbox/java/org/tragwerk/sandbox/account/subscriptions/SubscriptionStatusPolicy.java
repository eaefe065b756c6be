package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.Set;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.invoices.Invoice;

/**
 * Derives a subscription's status from its latest invoice that is neither a draft nor
 * void.
 */
final class SubscriptionStatusPolicy {

	private static final Set<String> IGNORED = Set.of("draft", "void");

	private static final Set<String> OWING = Set.of("past_due", "unpaid");

	private final Account account;

	SubscriptionStatusPolicy(Account account) {
		this.account = account;
	}

	/** Whether this is the invoice that determines the status. */
	boolean isDeterminedBy(Subscription subscription, Invoice invoice) {
		var all = this.account.table(Invoice.class).of(subscription.customer);
		for (var index = all.size() - 1; index >= 0; index--) {
			var newer = all.get(index);
			if (newer == invoice) {
				return true;
			}
			if (newer.subscription.equals(subscription.id) && !IGNORED.contains(newer.status)) {
				return false;
			}
		}
		return true;
	}

	/** Sets a subscription active whose latest invoice is no longer open. */
	void update(Subscription subscription) {
		var owed = List.copyOf(this.account.table(Invoice.class).of(subscription.customer))
			.stream()
			.filter((invoice) -> invoice.subscription.equals(subscription.id) && !IGNORED.contains(invoice.status))
			.reduce((older, newer) -> newer)
			.filter(Invoice::isOpen);
		if (OWING.contains(subscription.status) && owed.isEmpty()) {
			var before = subscription.render();
			subscription.status = "active";
			this.account.events().publishUpdate("customer.subscription.updated", before, subscription);
		}
	}

}
