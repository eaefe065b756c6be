package org.tragwerk.sandbox.account.balance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.balance.BalanceChange.Type;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.BankCalendar;
import org.tragwerk.sandbox.account.core.NotPossibleException;

/**
 * Creates a payout of the available balance every night; it is reconciled an hour later
 * and paid on the next business day.
 */
public final class PayoutProcessor {

	private static final long HOUR = 3_600;

	private static final long DAY = 24 * HOUR;

	private static final long NEVER = Long.MAX_VALUE;

	private final Account account;

	private final Balance balance;

	private long next = NEVER;

	PayoutProcessor(Account account, Balance balance) {
		this.account = account;
		this.balance = balance;
		balance.whenAdded(this::planNight);
	}

	/** Creates a manual payout. */
	Payout payOut(long amount, String description, @Nullable String descriptor) {
		var payout = create(amount, null);
		payout.description = description;
		payout.statementDescriptor = descriptor;
		send(payout);
		return payout;
	}

	/** Fails a payout, as a bank can even days after it was paid. */
	public void fail(Payout payout) {
		if (!payout.isOpen() && !payout.status.equals("paid")) {
			throw new NotPossibleException("This payout is " + payout.status + " already.");
		}
		reverse(payout, "failed", Type.PAYOUT_FAILURE, "payout.failed");
	}

	void cancel(Payout payout) {
		reverse(payout, "canceled", Type.PAYOUT_CANCEL, "payout.canceled");
	}

	private void reverse(Payout payout, String status, Type type, String event) {
		var before = payout.render();
		payout.status = status;
		payout.failureBalanceTransaction = this.balance.book(BalanceChange.returned(payout, type)).id;
		this.account.events().publishUpdate(event, before, payout);
	}

	/** Schedules the next payout for the first night in which funds are available. */
	private void planNight() {
		var first = this.balance.nextAvailableOn();
		if (first != null) {
			var earliest = Math.max(first, this.account.clock().reached() + 1);
			var night = (earliest + DAY - 1) / DAY * DAY;
			if (night < this.next) {
				this.next = night;
				this.account.schedule(night, () -> payOutNightly(night));
			}
		}
	}

	private void payOutNightly(long night) {
		if (night != this.next) {
			return;
		}
		this.next = NEVER;
		var amount = this.balance.available();
		if (this.account.settings().paysOutDaily() && amount > 0) {
			send(create(amount, this.balance.withdraw()));
		}
		planNight();
	}

	private Payout create(long amount, @Nullable List<BalanceTransaction> lines) {
		var now = this.account.now();
		var arrives = BankCalendar.businessDaysAfter(LocalDate.ofEpochDay(now / DAY), 1);
		return this.account.table(Payout.class)
			.add(new Payout(this.account.newId("po_1", 23), now, amount,
					arrives.atStartOfDay(ZoneOffset.UTC).toEpochSecond(), lines));
	}

	/** Publishes a payout's creation and schedules its arrival. */
	private void send(Payout payout) {
		var line = new BalanceTransaction(this.account.newId("txn_1", 23), payout.created, BalanceChange.of(payout),
				this.account.clock());
		this.account.table(BalanceTransaction.class).add(line);
		payout.balanceTransaction = line.id;
		if (payout.lines != null) {
			payout.lines.add(line);
			this.account.schedule(payout.created + HOUR, () -> reconcile(payout));
		}
		else {
			this.balance.add(line);
		}
		this.account.events().publish("payout.created", payout);
		this.account.schedule(payout.arrivalDate, () -> arrive(payout));
	}

	private void reconcile(Payout payout) {
		var before = payout.render();
		payout.isReconciled = true;
		payout.status = payout.status.equals("pending") ? "in_transit" : payout.status;
		this.account.events().publishUpdate("payout.updated", before, payout);
		this.account.events().publish("payout.reconciliation_completed", payout);
	}

	private void arrive(Payout payout) {
		if (payout.isOpen()) {
			var before = payout.render();
			payout.status = "paid";
			this.account.events().publishUpdate("payout.paid", before, payout);
		}
	}

}
