package org.tragwerk.sandbox.account;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.Movement.Kind;

/**
 * Keeps the balance, and every night brings what can be paid out on its way to the bank:
 * an hour later it is known what belongs to a payout, on the next business day it is
 * there.
 */
final class PayingOut {

	private static final long HOUR = 3_600;

	private static final long DAY = 24 * HOUR;

	private static final long NEVER = Long.MAX_VALUE;

	private final Account account;

	private final PriorityQueue<BalanceTransaction> heldBack = new PriorityQueue<>(
			Comparator.comparingLong(BalanceTransaction::availableOn));

	private List<BalanceTransaction> available = new ArrayList<>();

	private long pendingSum;

	private long availableSum;

	private long next = NEVER;

	PayingOut(Account account) {
		this.account = account;
	}

	/** Takes a line into the balance. */
	void booked(BalanceTransaction line) {
		this.heldBack.add(line);
		this.pendingSum += line.movement.net();
		watch();
	}

	/** Cents that can be paid out now. */
	synchronized long available() {
		release();
		return this.availableSum;
	}

	/** Cents that are held back still. */
	synchronized long pending() {
		release();
		return this.pendingSum;
	}

	/** Pays out what people at the dashboard ask for. */
	Payout payOut(long amount, String description, @Nullable String descriptor) {
		var payout = make(amount, null);
		payout.description = description;
		payout.statementDescriptor = descriptor;
		send(payout);
		return payout;
	}

	/** The bank sends a payout back, even days after it has arrived. */
	void fail(Payout payout) {
		if (!payout.isUnderWay() && !payout.status.equals("paid")) {
			throw new Controls.NotPossible("This payout is " + payout.status + " already.");
		}
		takeBack(payout, "failed", Kind.PAYOUT_FAILURE, "payout.failed");
	}

	void cancel(Payout payout) {
		takeBack(payout, "canceled", Kind.PAYOUT_CANCEL, "payout.canceled");
	}

	private void takeBack(Payout payout, String status, Kind kind, String type) {
		var before = payout.render();
		payout.status = status;
		payout.failureBalanceTransaction = book(Movement.returned(payout, kind)).id;
		this.account.events.publishUpdate(type, before, payout);
	}

	/**
	 * What was held back until now, no longer is; several may read the balance at once.
	 */
	private synchronized void release() {
		var now = this.account.clock.reached();
		for (var first = this.heldBack.peek(); first != null
				&& first.availableOn() <= now; first = this.heldBack.peek()) {
			this.available.add(this.heldBack.remove());
			this.pendingSum -= first.movement.net();
			this.availableSum += first.movement.net();
		}
	}

	/** Puts the first night on the agenda in which there may be something to pay out. */
	private void watch() {
		var first = this.heldBack.peek();
		if (first != null) {
			var earliest = Math.max(first.availableOn(), this.account.clock.reached() + 1);
			var night = (earliest + DAY - 1) / DAY * DAY;
			if (night < this.next) {
				this.next = night;
				this.account.agenda.at(night, () -> inTheNight(night));
			}
		}
	}

	private void inTheNight(long night) {
		if (night != this.next) {
			return;
		}
		this.next = NEVER;
		release();
		if (this.account.terms.paysOutDaily() && this.availableSum > 0) {
			var lines = this.available;
			lines.sort(Comparator.comparingLong((line) -> line.created));
			this.available = new ArrayList<>();
			var payout = make(this.availableSum, lines);
			this.availableSum = 0;
			send(payout);
		}
		watch();
	}

	private Payout make(long amount, @Nullable List<BalanceTransaction> lines) {
		var now = this.account.clock.now();
		var arrives = BankCalendar.businessDaysAfter(LocalDate.ofEpochDay(now / DAY), 1);
		return this.account.tables.payouts.add(new Payout(this.account.ids.next("po_1", 23), now, amount,
				arrives.atStartOfDay(ZoneOffset.UTC).toEpochSecond(), lines));
	}

	/** Tells of a payout and of all that becomes of it by itself. */
	private void send(Payout payout) {
		var line = new BalanceTransaction(this.account.ids.next("txn_1", 23), payout.created, Movement.of(payout),
				this.account.clock);
		this.account.tables.balanceTransactions.add(line);
		payout.balanceTransaction = line.id;
		if (payout.lines != null) {
			payout.lines.add(line);
			this.account.agenda.at(payout.created + HOUR, () -> reconcile(payout));
		}
		else {
			booked(line);
		}
		this.account.events.publish("payout.created", payout);
		this.account.agenda.at(payout.arrivalDate, () -> arrive(payout));
	}

	private void reconcile(Payout payout) {
		var before = payout.render();
		payout.isReconciled = true;
		payout.status = payout.status.equals("pending") ? "in_transit" : payout.status;
		this.account.events.publishUpdate("payout.updated", before, payout);
		this.account.events.publish("payout.reconciliation_completed", payout);
	}

	private void arrive(Payout payout) {
		if (payout.isUnderWay()) {
			var before = payout.render();
			payout.status = "paid";
			this.account.events.publishUpdate("payout.paid", before, payout);
		}
	}

	private BalanceTransaction book(Movement movement) {
		return this.account.behaviour.collecting.book(movement);
	}

}
