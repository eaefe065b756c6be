package org.tragwerk.sandbox.account.dashboard;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.subscriptions.Subscription;

/**
 * The newest subscription that has not ended; amount in cents, {@code nextDebit} in Unix
 * seconds.
 */
public record LastPledge(String subscription, @Nullable String email, long amount, Recurrence recurrence,
		long nextDebit, boolean failsNext) {

	private static final int SEARCHED = 500;

	static @Nullable LastPledge in(Account account) {
		var all = account.table(Subscription.class).all();
		for (int index = all.size() - 1; index >= Math.max(0, all.size() - SEARCHED); index--) {
			if (!all.get(index).hasEnded()) {
				return of(all.get(index), account.table(Customer.class).get(all.get(index).customer));
			}
		}
		return null;
	}

	private static LastPledge of(Subscription subscription, Customer customer) {
		var price = subscription.items.get(0).price;
		return new LastPledge(subscription.id, customer.email, subscription.amount(),
				new Recurrence(price.currency, String.valueOf(price.interval), price.intervalCount),
				subscription.periodEnd(), subscription.failing != 0);
	}

	/** The currency and interval of a price. */
	public record Recurrence(String currency, String interval, int intervalCount) {

	}

}
