package org.tragwerk.sandbox.account.payments;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.balance.BalanceChange;
import org.tragwerk.sandbox.account.balance.Balances;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.EventLog;
import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.account.paymentmethods.Mandates;

/**
 * Opens, answers and closes disputes and inquiries; funds are withdrawn a second after a
 * dispute is opened.
 */
public final class DisputeProcessor {

	private final Account account;

	private final EventLog events;

	private final Balances balances;

	private final Mandates mandates;

	DisputeProcessor(Account account, Balances balances, Mandates mandates) {
		this.account = account;
		this.events = account.events();
		this.balances = balances;
		this.mandates = mandates;
	}

	/**
	 * Opens a dispute or an inquiry.
	 * @param inquiry whether it is an inquiry
	 */
	public void open(Charge charge, String reason, boolean inquiry) {
		var delayed = charge.paymentMethod.details.isDelayed();
		if (!charge.hasSucceeded() || charge.disputed || inquiry && delayed) {
			throw new NotPossibleException("Only a charge that has succeeded can be disputed, and only once;"
					+ " nobody inquires about a direct debit.");
		}
		charge.disputed = !inquiry;
		var usual = delayed ? "debit_not_authorized" : "fraudulent";
		var now = this.account.now();
		var dispute = new Dispute(this.account.newId("du_1", 23), now, charge, reason.isEmpty() ? usual : reason);
		dispute.status = inquiry ? "warning_needs_response" : dispute.status;
		this.account.table(Dispute.class).add(dispute);
		this.events.publish("charge.dispute.created", dispute);
		if (!inquiry) {
			this.account.schedule(now + 1, () -> withdraw(dispute));
		}
		this.account.schedule(now + Dispute.RESPONSE_TIME, () -> passDeadline(dispute));
	}

	/** Escalates an inquiry to a dispute. */
	public void escalate(Dispute dispute) {
		if (!dispute.isInquiry() || !dispute.isOpen()) {
			throw new NotPossibleException("This dispute is " + dispute.status + ".");
		}
		var before = dispute.render();
		dispute.status = "needs_response";
		dispute.charge.disputed = true;
		this.events.publishUpdate("charge.dispute.updated", before, dispute);
		withdraw(dispute);
	}

	/**
	 * Submits evidence for a dispute, and charges the fee for contesting it, which is
	 * returned if the dispute is won.
	 */
	void submit(Dispute dispute) {
		dispute.submissions++;
		dispute.status = dispute.isInquiry() ? "warning_under_review" : "under_review";
		if (!dispute.isInquiry() && dispute.contestFee == 0) {
			dispute.contestFee = this.account.settings().contestFee();
			bookContestFee(dispute, dispute.contestFee);
		}
	}

	/** Closes a dispute or an inquiry. */
	public void close(Dispute dispute, boolean won) {
		if (!dispute.isOpen()) {
			throw new NotPossibleException("This dispute is " + dispute.status + " already.");
		}
		var before = dispute.render();
		var returned = returned(dispute, won);
		dispute.status = dispute.isInquiry() ? "warning_closed" : (won ? "won" : "lost");
		if (returned > 0) {
			dispute.lines.add(this.balances.book(dispute.reinstatement(returned)));
		}
		if (won) {
			bookContestFee(dispute, -dispute.contestFee);
		}
		this.events.publishUpdate("charge.dispute.closed", before, dispute);
		if (returned > 0) {
			this.events.publishUpdate("charge.dispute.funds_reinstated", before, dispute);
		}
	}

	/**
	 * The cents to reinstate: everything withdrawn if the dispute is won, else what had
	 * been refunded before it.
	 */
	private static long returned(Dispute dispute, boolean won) {
		if (dispute.isInquiry()) {
			return 0;
		}
		return won ? dispute.amount() : Math.min(dispute.charge.amountRefunded, dispute.amount());
	}

	private void passDeadline(Dispute dispute) {
		if (dispute.needsResponse()) {
			close(dispute, false);
		}
	}

	private void withdraw(Dispute dispute) {
		var before = dispute.render();
		var fee = this.account.settings().disputeFeeOf(dispute.charge.paymentMethod.details.type());
		dispute.lines.add(this.balances.book(dispute.withdrawal(fee)));
		this.events.publishUpdate("charge.dispute.funds_withdrawn", before, dispute);
		if (!dispute.isOpen()) {
			this.events.publish("charge.dispute.closed", dispute);
		}
		this.mandates
			.deactivate(dispute.reason.equals("debit_not_authorized") ? dispute.charge.paymentMethod.mandate : null);
	}

	/** Publishes an update. */
	void publishUpdate(Map<String, Object> before, Dispute dispute) {
		this.events.publishUpdate("charge.dispute.updated", before, dispute);
	}

	private void bookContestFee(Dispute dispute, long cents) {
		if (cents != 0) {
			this.balances.book(BalanceChange.fee(cents, "Dispute countered fee for " + dispute.id));
		}
	}

}
