package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.Set;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.invoices.Invoice;

/**
 * How a subscription stands: the newest of its invoices that is neither a draft nor void
 * decides.
 */
final class Standing {

	private static final Set<String> UNDECIDED = Set.of("draft", "void");

	private static final Set<String> OWING = Set.of("past_due", "unpaid");

	private final Account account;

	Standing(Account account) {
		this.account = account;
	}

	/** Whether nothing newer than this invoice decides. */
	boolean isDecidedBy(Subscription subscription, Invoice invoice) {
		var all = this.account.table(Invoice.class).of(subscription.customer);
		for (var index = all.size() - 1; index >= 0; index--) {
			var newer = all.get(index);
			if (newer == invoice) {
				return true;
			}
			if (newer.subscription.equals(subscription.id) && !UNDECIDED.contains(newer.status)) {
				return false;
			}
		}
		return true;
	}

	/** Nothing is owed any more once the deciding invoice has been dealt with. */
	void look(Subscription subscription) {
		var owed = List.copyOf(this.account.table(Invoice.class).of(subscription.customer))
			.stream()
			.filter((invoice) -> invoice.subscription.equals(subscription.id) && !UNDECIDED.contains(invoice.status))
			.reduce((older, newer) -> newer)
			.filter(Invoice::isOpen);
		if (OWING.contains(subscription.status) && owed.isEmpty()) {
			var before = subscription.render();
			subscription.status = "active";
			this.account.events().publishUpdate("customer.subscription.updated", before, subscription);
		}
	}

}
