package org.tragwerk.sandbox.account.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;

/** The account's balance, with available and pending funds. */
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

	/** Creates the balance transaction of a change. */
	BalanceTransaction book(BalanceChange change) {
		var booked = new BalanceTransaction(this.account.newId("txn_3", 23), this.account.now(), change,
				this.account.clock());
		add(booked);
		return this.account.table(BalanceTransaction.class).add(booked);
	}

	/** Adds a transaction to the pending funds. */
	void add(BalanceTransaction transaction) {
		this.heldBack.add(transaction);
		this.pendingSum += transaction.change.net();
		this.listener.run();
	}

	/** Sets the listener that is called after each added transaction. */
	void whenAdded(Runnable listener) {
		this.listener = listener;
	}

	/** The available funds in cents. */
	synchronized long available() {
		release();
		return this.availableSum;
	}

	/** The pending funds in cents. */
	synchronized long pending() {
		release();
		return this.pendingSum;
	}

	/**
	 * The Unix second at which the next pending funds become available, null if there are
	 * none.
	 */
	@Nullable Long nextAvailableOn() {
		var first = this.heldBack.peek();
		return (first != null) ? Long.valueOf(first.availableOn()) : null;
	}

	/** Withdraws all available funds, and returns their transactions, oldest first. */
	synchronized List<BalanceTransaction> withdraw() {
		release();
		var withdrawn = this.available;
		withdrawn.sort(Comparator.comparingLong((line) -> line.created));
		this.available = new ArrayList<>();
		this.availableSum = 0;
		return withdrawn;
	}

	/**
	 * Moves pending funds that have become available; synchronized because reads run
	 * concurrently.
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
