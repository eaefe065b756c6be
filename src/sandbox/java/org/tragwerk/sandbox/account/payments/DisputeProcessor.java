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
	 * Opens a dispute, which withdraws money a second later.
	 * @param amount the disputed cents, null for all that is not disputed
	 */
	public void open(Charge charge, @Nullable Long amount, String reason) {
		var dispute = create(charge, amount, reason, null);
		this.account.schedule(this.account.now() + 1, () -> withdraw(dispute));
		this.account.schedule(this.account.now() + Dispute.RESPONSE_TIME, () -> passDeadline(dispute));
	}

	/** Opens an inquiry, which withdraws nothing. */
	public void inquire(Charge charge, @Nullable Long amount, String reason) {
		requireDisputable(charge);
		var dispute = create(charge, amount, reason, "warning_needs_response");
		this.account.schedule(this.account.now() + Dispute.RESPONSE_TIME, () -> passDeadline(dispute));
	}

	/** A dispute that was settled with the payer's bank before money was withdrawn. */
	public void prevent(Charge charge, @Nullable Long amount, String reason) {
		requireDisputable(charge);
		this.events.publish("charge.dispute.closed", create(charge, amount, reason, "prevented"));
	}

	private static void requireDisputable(Charge charge) {
		if (charge.paymentMethod.details.isDelayed()) {
			throw new NotPossibleException("Nobody inquires about a direct debit.");
		}
	}

	/**
	 * Creates a dispute in this status, or in that of disputes that withdraw money if it
	 * is null.
	 */
	private Dispute create(Charge charge, @Nullable Long amount, String reason, @Nullable String status) {
		var left = charge.hasSucceeded() ? charge.intent.amount - disputed(charge) : 0;
		var asked = (amount != null) ? amount : left;
		if (asked <= 0 || asked > left) {
			throw new NotPossibleException("Only a charge that has succeeded can be disputed, and no cent twice.");
		}
		charge.disputed = charge.disputed || status == null;
		var usual = charge.paymentMethod.details.isDelayed() ? "debit_not_authorized" : "fraudulent";
		var dispute = new Dispute(this.account.newId("du_1", 23), this.account.now(), charge, asked,
				reason.isEmpty() ? usual : reason);
		dispute.status = (status != null) ? status : dispute.status;
		this.account.table(Dispute.class).add(dispute);
		this.events.publish("charge.dispute.created", dispute);
		return dispute;
	}

	private long disputed(Charge charge) {
		return this.account.table(Dispute.class)
			.all()
			.stream()
			.filter((dispute) -> dispute.charge == charge)
			.mapToLong((dispute) -> dispute.amount)
			.sum();
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
		return won ? dispute.amount : Math.min(dispute.charge.amountRefunded, dispute.amount);
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
