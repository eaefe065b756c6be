package org.tragwerk.sandbox.account.balance;

import java.time.LocalDate;

import org.tragwerk.sandbox.account.core.Account;

/**
 * Stripe Billing's usage fee: one balance transaction a day over that day's subscription
 * payments.
 */
public final class UsageFees {

	private static final long DAY = 86_400;

	private final Account account;

	private final Balances balances;

	private long volume;

	public UsageFees(Account account, Balances balances) {
		this.account = account;
		this.balances = balances;
	}

	/** Adds a subscription payment in cents to the day's volume. */
	public void count(long cents) {
		if (this.volume == 0) {
			var today = this.account.now() / DAY;
			this.account.schedule((today + 1) * DAY, () -> charge(LocalDate.ofEpochDay(today)));
		}
		this.volume += cents;
	}

	private void charge(LocalDate day) {
		var fee = this.account.settings().usageFeeOf(this.volume);
		this.volume = 0;
		if (fee > 0) {
			this.balances.book(BalanceChange.fee(fee, "Billing - Usage Fee (" + day + ")"));
		}
	}

}
