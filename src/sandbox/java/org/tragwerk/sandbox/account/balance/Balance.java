package org.tragwerk.sandbox.account.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;

/** The account's balance, split into available and pending funds. */
final class Balance {

	private final Account account;

	private final PriorityQueue<BalanceTransaction> heldBack = new PriorityQueue<>(
			Comparator.comparingLong(BalanceTransaction::availableOn));

	private List<BalanceTransaction> available = new ArrayList<>();

	private long pendingSum;

	private long availableSum;

	private Runnable listener = () -> {
	};

	Balance(Account account) {
		this.account = account;
	}

	/** Books a change as a balance transaction of its own. */
	BalanceTransaction book(BalanceChange change) {
		var booked = new BalanceTransaction(this.account.newId("txn_3", 23), this.account.now(), change,
				this.account.clock());
		add(booked);
		return this.account.table(BalanceTransaction.class).add(booked);
	}

	/** Takes a transaction into the sums. */
	void add(BalanceTransaction transaction) {
		this.heldBack.add(transaction);
		this.pendingSum += transaction.change.net();
		this.listener.run();
	}

	/** Calls back whenever something has been added. */
	void whenAdded(Runnable listener) {
		this.listener = listener;
	}

	/** Cents that can be paid out now. */
	synchronized long available() {
		release();
		return this.availableSum;
	}

	/** Cents that are still held back. */
	synchronized long pending() {
		release();
		return this.pendingSum;
	}

	/** From when on the first money held back can be paid out, null if there is none. */
	@Nullable Long nextAvailableOn() {
		var first = this.heldBack.peek();
		return (first != null) ? Long.valueOf(first.availableOn()) : null;
	}

	/** Takes all that is available out of the balance, oldest first. */
	synchronized List<BalanceTransaction> withdraw() {
		release();
		var withdrawn = this.available;
		withdrawn.sort(Comparator.comparingLong((line) -> line.created));
		this.available = new ArrayList<>();
		this.availableSum = 0;
		return withdrawn;
	}

	/**
	 * What was held back until now is available; several may read the balance at once.
	 */
	private synchronized void release() {
		var now = this.account.clock().reached();
		for (var first = this.heldBack.peek(); first != null
				&& first.availableOn() <= now; first = this.heldBack.peek()) {
			this.available.add(this.heldBack.remove());
			this.pendingSum -= first.change.net();
			this.availableSum += first.change.net();
		}
	}

}
