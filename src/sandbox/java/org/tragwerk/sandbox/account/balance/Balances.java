package org.tragwerk.sandbox.account.balance;

import java.util.List;
import java.util.stream.Stream;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.api.Route;

/** The account's balance, balance transactions and payouts. */
public final class Balances {

	private final Account account;

	private final Balance balance;

	private final PayoutProcessor payouts;

	public Balances(Account account) {
		this.account = account;
		account.tables().add(Payout.class, "payout", "po_");
		account.tables().addLazy(BalanceTransaction.class, "balance_transaction", "txn", "txn_");
		this.balance = new Balance(account);
		this.payouts = new PayoutProcessor(account, this.balance);
	}

	/** Creates the balance transaction of a change. */
	public BalanceTransaction book(BalanceChange change) {
		return this.balance.book(change);
	}

	public PayoutProcessor payouts() {
		return this.payouts;
	}

	public List<Route> routes() {
		return Stream
			.of(new PayoutResource(this.account, this.balance, this.payouts).routes(),
					new BalanceTransactionResource(this.account).routes())
			.flatMap(List::stream)
			.toList();
	}

}
