package org.tragwerk.sandbox.account;

import java.time.LocalDate;

/** What Stripe keeps for managing subscriptions: one line for all payments of a day. */
final class UsageFees {

	private static final long DAY = 86_400;

	private final Account account;

	private long volume;

	UsageFees(Account account) {
		this.account = account;
	}

	/** Counts what was paid for a subscription. */
	void count(long cents) {
		if (this.volume == 0) {
			var today = this.account.clock.now() / DAY;
			this.account.agenda.at((today + 1) * DAY, () -> charge(LocalDate.ofEpochDay(today)));
		}
		this.volume += cents;
	}

	private void charge(LocalDate day) {
		var fee = this.account.terms.usageFeeOf(this.volume);
		this.volume = 0;
		if (fee > 0) {
			this.account.behaviour.collecting.book(Movement.fee(fee, "Billing - Usage Fee (" + day + ")"));
		}
	}

}
